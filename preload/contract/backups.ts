import type { Instant } from './rows.ts';

export type BackupRow = { readonly name: string; readonly at: Instant; readonly bytes: number };

export type BackupsList = {
  /** Newest first. */
  readonly rows: readonly BackupRow[];
  /** One that is being made, and how much of it is written, from 0 to 1. */
  readonly running: { readonly since: Instant; readonly share: number } | null;
  /** Why the last one came to nothing. */
  readonly failed: { readonly at: Instant; readonly why: string } | null;
};

/** A backup, and what the desk holds today that it does not; `lost` is `null` where the desk holds nothing that can be read. */
export type BackupPlan = {
  readonly colleges: readonly string[];
  /** When its newest delivery came. */
  readonly lastAt: Instant | null;
  readonly holds: { readonly registrations: number; readonly messages: number };
  readonly lost: { readonly registrations: number; readonly messages: number; readonly deliveries: number } | null;
};
