import { BACKUP_REFUSALS, type BackupRefusal } from '../../preload/contract/backups.ts';

const NAMES = {
  damaged: 'backup.refused_damaged',
  newer: 'backup.refused_newer',
  other_desk: 'backup.refused_desk',
  no_room: 'backup.refused_room',
  not_copied: 'backup.refused_copy',
} as const satisfies Record<BackupRefusal, string>;

/** The sentence about a refusal, by its number; `null` for what is none of a backup. */
export const refusalName = (failure: number | null): (typeof NAMES)[BackupRefusal] | null => {
  const found = Object.entries(NAMES).find(([reason]) => BACKUP_REFUSALS[reason as BackupRefusal] === failure);
  return found?.[1] ?? null;
};
