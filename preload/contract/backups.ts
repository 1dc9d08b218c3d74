import type { Instant } from './rows.ts';

export type BackupRow = { readonly name: string; readonly at: Instant; readonly bytes: number };

/** Why a backup was not made, or may not be gone back to: the `failure` of a refused ask. No code of Meta's is negative. */
export const BACKUP_REFUSALS = {
  /** It cannot be read, was never finished, or is none. */
  damaged: -20,
  /** A newer version of this program wrote it. */
  newer: -21,
  /** It is of another desk, and this one is not empty. */
  other_desk: -22,
  /** The disk is full. */
  no_room: -23,
  /** It could not be copied to where the next start finds it. */
  not_copied: -24,
} as const;
export type BackupRefusal = keyof typeof BACKUP_REFUSALS;

export type BackupsList = {
  /** Newest first. */
  readonly rows: readonly BackupRow[];
  /** One that is being made, and how much of it is written, from 0 to 1. */
  readonly running: { readonly since: Instant; readonly share: number } | null;
  /** Why the last one came to nothing; `failure`: one of the refusals above. */
  readonly failed: { readonly at: Instant; readonly why: string; readonly failure: number | null } | null;
  /** The one that the next start goes back to. */
  readonly waiting: string | null;
};

/** A backup, and what the desk holds today that it does not; `lost` is `null` where the desk holds nothing that can be read. */
export type BackupPlan = {
  readonly colleges: readonly string[];
  /** When its newest delivery came. */
  readonly lastAt: Instant | null;
  readonly holds: { readonly registrations: number; readonly messages: number };
  readonly lost: { readonly registrations: number; readonly messages: number; readonly deliveries: number } | null;
};
