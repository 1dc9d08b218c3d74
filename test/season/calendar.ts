import type { Random } from '../support/random.ts';

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
/** India is ahead of UTC by this. */
const OFFSET_MS = 5.5 * HOUR_MS;

/** How many messages go out on each day of a season: few at first, most before the last dates, hardly any on Sundays. */
export const messagesByDay = (random: Random, messages: number, from: number, days: number): number[] => {
  const weights = Array.from({ length: days }, (_, day) => {
    const weekday = new Date(from + day * DAY_MS).getUTCDay();
    const rising = 0.3 + (1.4 * day) / days;
    const rush = random.chance(0.08) ? 4 : 1;
    return rising * rush * (weekday === 0 ? 0.1 : 1) * (0.7 + 0.6 * random.fraction());
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let due = 0;
  let placed = 0;
  return weights.map((weight) => {
    due += (messages * weight) / whole;
    const today = Math.round(due) - placed;
    placed += today;
    return today;
  });
};

/** A moment of an office day, milliseconds UTC: mostly between ten and six, seldom in the evening. */
export const officeMoment = (random: Random, from: number, day: number): number => {
  const middle = (random.fraction() + random.fraction()) / 2;
  const hour = random.chance(0.06) ? 18 + 4 * random.fraction() : 9.5 + 8.5 * middle;
  return from + day * DAY_MS - OFFSET_MS + Math.round(hour * HOUR_MS);
};
