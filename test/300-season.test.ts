import { describe, expect, it } from 'vitest';
import { createDaily } from '../main/store/daily.ts';
import { openForWriting } from '../main/store/database.ts';
import { createWriter } from '../main/store/writer.ts';
import { writeSeason } from './season/write-season.ts';
import { derived } from './support/store-folder.ts';
import { temporaryFolder } from './support/temp-folder.ts';

const PLAN = { messages: 1_500, registrations: 120, days: 30, until: Date.UTC(2026, 10, 24) };

describe('a season', () => {
  it('is the same for the same seed, ids apart, and has three reports a message', () => {
    using one = temporaryFolder('season');
    using two = temporaryFolder('season');
    const tally = writeSeason({ ...PLAN, folder: one.path, seed: 7 });
    expect(writeSeason({ ...PLAN, folder: two.path, seed: 7 })).toEqual(tally);
    expect(tally.messages).toBe(PLAN.messages);
    expect(Math.abs(tally.reports / tally.messages - 3)).toBeLessThan(0.4);
    const wamids = (folder: string) => {
      const db = openForWriting(folder);
      try {
        return db.prepare('SELECT wamid, status, at, times FROM messages ORDER BY wamid').all();
      } finally {
        db.close();
      }
    };
    expect(wamids(one.path)).toEqual(wamids(two.path));
  });

  it('is what the program makes of the same deliveries: a rebuild and a recount change nothing', () => {
    using folder = temporaryFolder('season');
    writeSeason({ ...PLAN, folder: folder.path, seed: 8 });
    const db = openForWriting(folder.path);
    try {
      const before = derived(db);
      createDaily(db).recount();
      expect(derived(db)).toEqual(before);
      const { frames } = createWriter(db, Date.now).write('rebuild', []);
      expect(frames).toEqual([]);
      expect(derived(db)).toEqual(before);
    } finally {
      db.close();
    }
  });
});
