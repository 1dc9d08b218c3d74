import type { QuietHours } from '../../preload/contract/settings.ts';

/** A stretch of time, ms UTC; `until` is no more part of it. */
export type Stretch = { readonly from: number; readonly until: number };

/** The quiet hours that `now` is in, else the last ones before it. By the clock on this machine's wall. */
export const lastQuiet = ({ from, until }: QuietHours, now: number): Stretch => {
  const today = at(from, now, 0);
  const day = today <= now ? 0 : -1;
  return { from: at(from, now, day), until: at(until, now, until > from ? day : day + 1) };
};

/** When notices may be shown: `now`, or the end of the quiet hours that it is in. */
export const allowedFrom = (hours: QuietHours | null, now: number): number =>
  hours === null ? now : Math.max(now, lastQuiet(hours, now).until);

/** That time of day on the day of `now`, or so many days from it; right also on days of 23 or 25 hours. */
const at = (time: string, now: number, days: number): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hours, minutes).getTime();
};
