import type { AppAtMeta, NumberAtMeta } from './callback.ts';
import type { Instant } from './rows.ts';
import type { StrayReason } from './stray.ts';

export type StrayCount = { readonly reason: StrayReason; readonly count: number };

/** Why the public address cannot be relied on. A closed set, so that a window can say it in any language. */
export const TUNNEL_TROUBLES = [
  'no_server',
  'server_refused',
  'no_program',
  'not_installed',
  'no_ngrok_token',
  'no_address',
  'no_answer',
  'not_us',
  'html',
  'unavailable',
  'lost',
] as const;
export type TunnelTrouble = (typeof TUNNEL_TROUBLES)[number];

export type Health = {
  readonly version: string;
  readonly schema: number;
  readonly now: Instant;
  /** `off`: not asked for; `unknown`: not proven yet. */
  readonly lights: {
    readonly tunnel: {
      readonly state: 'off' | 'unknown' | 'green' | 'red';
      readonly address: string | null;
      /** What to enter at Meta: the address with the path of the webhook. */
      readonly callback: string | null;
      /** Why it is red. */
      readonly why: TunnelTrouble | null;
      /** In this state since then. */
      readonly since: Instant | null;
      /** When a probe from outside last came back. */
      readonly provenAt: Instant | null;
      /** Its last hop is not encrypted: for trials. */
      readonly trial: boolean;
      /** Who chose how it is opened; what the environment sets wins. */
      readonly from: 'environment' | 'settings';
    };
    /** Whether Meta delivers here, read back from Meta for each number: red if one is led elsewhere. */
    readonly subscription: {
      readonly state: 'unknown' | 'green' | 'red';
      /** When the oldest of them was read. */
      readonly provenAt: Instant | null;
    };
    readonly delivery: { readonly state: 'unknown' | 'green'; readonly lastAt: Instant | null };
  };
  /** What Meta says of the numbers that the token covers. */
  readonly numbers: readonly NumberAtMeta[];
  /** And of the apps; for the whole desk only. */
  readonly apps: readonly AppAtMeta[];
  /** How far Meta's clock is ahead of this machine's, in ms, to about a second; `null`: Meta was not spoken to yet. */
  readonly clockAheadMs: number | null;
  /** What to paste at Meta. For the whole desk only; `value` is `null` when the environment sets it and so knows it. */
  readonly verifyToken: { readonly from: 'environment' | 'generated'; readonly value: string | null } | null;
  /** Since the start: when our verify token was last answered with the challenge, and when another was refused. */
  readonly verification: { readonly answeredAt: Instant | null; readonly refusedAt: Instant | null };
  /** Whether the whole file was found to hold together since the start. */
  readonly database: 'unknown' | 'sound' | 'damaged';
  readonly warnings: readonly HealthWarning[];
  readonly deliveries: number;
  readonly unsigned: number;
  /** When one without a signature, or with a wrong one, was last refused since the start. */
  readonly unsignedAt: Instant | null;
  readonly strays: readonly StrayCount[];
  /** Numbers that deliveries named and no college owns. */
  readonly unknownNumbers: readonly { readonly phoneNumberId: string; readonly lines: number }[];
  /** Messages with no registration. */
  readonly unmatched: number;
};

export type HealthWarning =
  | 'no_app_secret'
  | 'unsigned_allowed'
  | 'damaged_database'
  | 'disk_full'
  | 'cannot_write'
  | 'quarantined_deliveries'
  | 'clock_wrong';
