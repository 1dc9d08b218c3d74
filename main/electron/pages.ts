import { protocol } from 'electron';
import type { Redeem } from '../desktop/answer-export.ts';
import { answerPage } from '../desktop/answer-page.ts';

/** The pages have an origin of their own, which no page of the web and no file on disk shares. */
export const SCHEME = 'tickdesk';
export const ORIGIN = `${SCHEME}://desk`;

/** Before the app is ready, or never. */
export const declarePages = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);

export const servePages = (folder: string, redeem: Redeem): void =>
  protocol.handle(SCHEME, answerPage(ORIGIN, folder, redeem));
