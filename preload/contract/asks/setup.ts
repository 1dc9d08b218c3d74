import { z } from 'zod';
import type { CallbackTrouble, TokenAtMeta } from '../callback.ts';
import type { Instant } from '../rows.ts';
import { type AskShape, id } from './fields.ts';

const appId = z.string().regex(/^\d{1,32}$/, 'the digits Meta shows as "App ID"');
const secret = z.string().trim().min(1).max(500);
const token = z.string().trim().min(1).max(2_000);

/** Connecting the desk to Meta. Secrets go in and never come out. */
export const SETUP_ASKS = {
  /**
   * Tries at Meta what was entered so far, and keeps nothing. What is not given is what the desk knows: the secret of
   * that app, the token of that number.
   */
  'setup.look': {
    scope: 'desk',
    effect: 'read',
    params: z.object({
      appId: appId.optional(),
      appSecret: secret.optional(),
      accessToken: token.optional(),
      phoneNumberId: id.optional(),
      /** An account that the token does not name by itself. */
      wabaId: z
        .string()
        .regex(/^\d{1,32}$/, 'the digits Meta shows as "WhatsApp Business Account ID"')
        .optional(),
    }),
  },
  'apps.list': { scope: 'desk', effect: 'read', params: z.object({}) },
  'apps.save': { scope: 'desk', effect: 'write', params: z.object({ appId, appSecret: secret }) },
  'tokens.list': { scope: 'desk', effect: 'read', params: z.object({}) },
  'listening.saveNgrokToken': { scope: 'desk', effect: 'write', params: z.object({ token: secret }) },
} as const satisfies Record<string, AskShape>;

/** `unknown`: too little was given to try it. */
export type Looked = {
  readonly state: 'green' | 'red' | 'unknown';
  readonly why: CallbackTrouble | null;
  /** Meta's own words. */
  readonly words: string | null;
};

export type FoundNumber = {
  readonly phoneNumberId: string;
  readonly displayPhone: string | null;
  readonly verifiedName: string | null;
  /** The college it belongs to here; `null`: none yet. */
  readonly collegeId: string | null;
};

export type SetupLook = {
  readonly app: Looked;
  readonly token: Looked & Omit<TokenAtMeta, 'valid'>;
  readonly accounts: readonly (Looked & { readonly wabaId: string; readonly numbers: readonly FoundNumber[] })[];
};

export type AppRow = {
  readonly appId: string;
  /** Where its secret comes from; what the environment sets wins. `null`: none is known. */
  readonly secret: 'environment' | 'kept' | null;
  /** So many numbers are of this app. */
  readonly numbers: number;
};

export type TokenRow = {
  readonly id: string;
  readonly collegeId: string;
  readonly label: string;
  readonly createdAt: Instant;
};

export type SetupValues = {
  'setup.look': SetupLook;
  'apps.list': { rows: readonly AppRow[] };
  'apps.save': AppRow;
  /** Those that still open something; a token itself is shown once, when it is made. */
  'tokens.list': { rows: readonly TokenRow[] };
  'listening.saveNgrokToken': null;
};
