import { z } from 'zod';
import type { AccountNewsRow } from '../account-news.ts';
import type { Health } from '../health.ts';
import { type Settings, settingsPatch } from '../settings.ts';
import { type AskShape, id, limit } from './fields.ts';

/** The desk itself: how it stands, and how it is set. */
export const DESK_ASKS = {
  'health.get': { scope: 'college', effect: 'read', params: z.object({}) },
  'health.news': { scope: 'college', effect: 'read', params: z.object({ limit: limit.optional() }) },
  /** Looks at the public address at once, and opens it anew where it cannot be reached. */
  'listening.repair': { scope: 'desk', effect: 'write', params: z.object({}) },
  /** Lets the address that somebody else set at Meta, for a number or an app, be replaced by this desk's. */
  'listening.takeOver': {
    scope: 'desk',
    effect: 'write',
    params: z.object({ what: z.enum(['number', 'app']), id }),
  },
  /** Packs logs, versions and health for whoever helps: no secret is in it, and nothing personal. */
  'support.report': { scope: 'desk', effect: 'write', params: z.object({}) },
  'settings.get': { scope: 'college', effect: 'read', params: z.object({}) },
  'settings.save': { scope: 'desk', effect: 'write', params: settingsPatch },
} as const satisfies Record<string, AskShape>;

export type DeskValues = {
  'health.get': Health;
  /** What Meta told of the accounts, newest first; for the whole desk, of all of them. */
  'health.news': { rows: readonly AccountNewsRow[] };
  'listening.repair': null;
  'listening.takeOver': null;
  /** As with `exports.ticket`. */
  'support.report': { path: string };
  'settings.get': Settings;
  /** All of them, with what was saved. */
  'settings.save': Settings;
};
