/** Calendar days of the college, `2026-11-23`, both included. */
export type Days = { readonly from: string; readonly to: string };

export const PRESETS = ['week', 'month', 'this_month', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

const DAY_MS = 86_400_000;
/** Before anybody could have sent anything. */
const BEGINNING = '2009-01-01';

/** The calendar day of a moment (ms UTC) where a clock is so many minutes before UTC. */
export const dayAt = (at: number, utcOffsetMinutes: number): string => isoDay(at + utcOffsetMinutes * 60_000);

/** The days that a choice means on this day, which is the last of them. */
export const daysOf = (preset: Preset, today: string): Days => {
  const from = {
    week: daysBefore(today, 6),
    month: daysBefore(today, 29),
    this_month: `${today.slice(0, 8)}01`,
    all: BEGINNING,
  } as const satisfies Record<Preset, string>;
  return { from: from[preset], to: today };
};

/** Every day from the first to the last, both included. */
export const everyDay = ({ from, to }: Days): readonly string[] => {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, day) => isoDay(Date.parse(from) + day * DAY_MS));
};

/** Whether they are two days in order. */
export const areDays = ({ from, to }: Days): boolean => isDay(from) && isDay(to) && from <= to;

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const daysBefore = (day: string, count: number): string => isoDay(Date.parse(day) - count * DAY_MS);

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
