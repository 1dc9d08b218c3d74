import { wishOf } from '../../preload/contract/opt-out.ts';
import type { MessageLine } from '../meta/line.ts';
import { createReadCollegeSettings } from './college-settings.ts';
import type { Db } from './database.ts';
import { list, type Moves } from './moves.ts';
import type { Wishes } from './wishes.ts';

/** Hears the words by which students stop messages and allow them again. */
export type SpokenWishes = {
  hear(college: string, registration: number, line: MessageLine, moves: Moves): void;
  /** Reads the words again at the next message. */
  forget(): void;
};

/** What a student types, or a button that was tapped; a file with a caption is no wish. */
const SAID = new Set(['text', 'button', 'interactive']);
/** Longer than any of the words: nearly every message is passed over unread. */
const LONGEST = 200;

export const createSpokenWishes = (db: Db, wishes: Wishes): SpokenWishes => {
  const read = createReadCollegeSettings(db);
  const known = new Map<string, { stop: readonly string[]; start: readonly string[] }>();
  const wordsOf = (college: string) => {
    const words = known.get(college);
    if (words) return words;
    const { stopWords: stop, startWords: start } = read(college);
    known.set(college, { stop, start });
    return { stop, start };
  };
  return {
    hear: (college, registration, { content, at }, moves) => {
      if (!SAID.has(content.kind) || content.text.length > LONGEST) return;
      const wish = wishOf(content.text, wordsOf(college));
      if (wish === null) return;
      const changed = wishes(registration, { scope: 'all', out: wish === 'stop', at, by: 'keyword' });
      if (changed) list(moves, college, changed.id);
    },
    forget: () => known.clear(),
  };
};
