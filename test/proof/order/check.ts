import { isDeepStrictEqual } from 'node:util';
import { type Desk, derived, openDesk } from '../../support/store-folder.ts';
import type { Seen } from './fact.ts';
import { look } from './look.ts';
import { model } from './model.ts';
import { play } from './play.ts';
import type { PlayedDesk } from './played-desk.ts';
import type { Season } from './season.ts';
import { CLOCK_FROM, collegeOn } from './store-desk.ts';

/** The first thing that differs, with both sides; `null` where all is equal. */
export const difference = (shown: unknown, wanted: unknown, path = ''): string | null => {
  if (isDeepStrictEqual(shown, wanted)) return null;
  if (!isObject(shown) || !isObject(wanted))
    return `${path.slice(1)}: shown ${JSON.stringify(shown)}, wanted ${JSON.stringify(wanted)}`;
  for (const key of new Set([...Object.keys(wanted), ...Object.keys(shown)])) {
    const found = difference(shown[key], wanted[key], `${path}.${key}`);
    if (found !== null) return found;
  }
  return `${path.slice(1)}: unlike in kind`;
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Plays a season; what the desk shows, and how that differs from the model. */
export const checkSeason = async (
  season: Season,
  desk: PlayedDesk,
): Promise<{ readonly seen: Seen; readonly wrong: string | null }> => {
  const { facts, names } = await play(season, desk);
  const seen = await look(desk, names);
  return { seen, wrong: difference(seen, model(facts)) };
};

/** How a rebuild from the raw log changes any table, the outbox included; `null` where it changes none. */
export const checkRebuild = ({ db, writer }: Desk): string | null => {
  const all = (): object => ({
    ...(derived(db) as object),
    outbox: db.prepare('SELECT * FROM outbox ORDER BY message').all(),
    tries: db.prepare('SELECT * FROM tries ORDER BY message, ordinal').all(),
    spans: db.prepare('SELECT * FROM daily_spans WHERE count <> 0 ORDER BY 1, 2, 3, 4').all(),
  });
  const before = all();
  writer.write('rebuild', []);
  const found = difference(all(), before);
  return found && `after a rebuild: ${found}`;
};

/** On a store of its own. */
export const checkAlone = async (season: Season): Promise<string | null> => {
  const clock = { now: CLOCK_FROM, step: 1_000 };
  using desk = openDesk(() => clock.now);
  const { wrong } = await checkSeason(season, collegeOn(desk, clock, '1'));
  return wrong ?? checkRebuild(desk);
};
