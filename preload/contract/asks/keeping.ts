import { z } from 'zod';
import type { BackupPlan, BackupsList } from '../backups.ts';
import { type AskShape, id } from './fields.ts';

const name = z.string().max(100);

/** Backups of the whole desk, and forgetting a person. */
export const KEEPING_ASKS = {
  'backups.list': { scope: 'desk', effect: 'read', params: z.object({}) },
  'backups.create': { scope: 'desk', effect: 'write', params: z.object({}) },
  'backups.plan': { scope: 'desk', effect: 'read', params: z.object({ name }) },
  'backups.restore': { scope: 'desk', effect: 'write', params: z.object({ name }) },
  'backups.stay': { scope: 'desk', effect: 'write', params: z.object({}) },
  'registrations.forget': { scope: 'desk', effect: 'write', params: z.object({ id }) },
} as const satisfies Record<string, AskShape>;

export type KeepingValues = {
  'backups.list': BackupsList;
  /** As soon as it has begun; `backups.list` says how it goes. */
  'backups.create': BackupsList;
  /** What a restore would bring back, and what would be lost. */
  'backups.plan': BackupPlan;
  /** The same; the next start goes back to it, and keeps what stands now in a folder of its own. */
  'backups.restore': BackupPlan;
  /** Takes a restore back that waits for the next start. */
  'backups.stay': BackupsList;
  /** How much was erased. It cannot be undone; backups hold it until they are rotated away. */
  'registrations.forget': { messages: number; deliveries: number };
};
