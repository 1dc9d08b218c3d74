import { isDeepStrictEqual } from 'node:util';
import { openForWriting } from '../../../main/store/database.ts';
import type { Figure } from '../../figures/figure.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';
import { type Base, contentsOf, lay } from './spoiled-base.ts';

const FRAME = 4_096 + 24;

/** The journal ends at every byte of its last frames, and at every frame and beside it: what is there is whole commits, all of them. */
export const cutJournal = ({ database, journal, states, ends }: Base, frames: number): Figure[] => {
  using folder = temporaryFolder('cut');
  const cuts = new Set<number>();
  for (let cut = Math.max(0, journal.length - frames * FRAME); cut <= journal.length; cut += 1) cuts.add(cut);
  for (let edge = 32; edge <= journal.length; edge += FRAME)
    for (const cut of [edge - 1, edge, edge + 1]) cuts.add(Math.min(cut, journal.length));
  let half = 0;
  let refused = 0;
  for (const cut of cuts) {
    lay(folder.path, database, journal.subarray(0, cut));
    const whole = ends.findLastIndex((end) => end <= cut);
    try {
      const db = openForWriting(folder.path);
      if (!isDeepStrictEqual(contentsOf(db), states[whole])) half += 1;
      db.close();
    } catch {
      refused += 1;
    }
  }
  const none = { kind: 'at most', value: 0 } as const;
  return [
    { name: 'journal cut: places', value: cuts.size, unit: '' },
    { name: 'journal cut: other than the whole commits before', value: half, unit: '', bar: none },
    { name: 'journal cut: refused', value: refused, unit: '', bar: none },
  ];
};
