import type { Language } from '../i18n/language.ts';

/** Numbers and times in the reader's language and time zone. `iso` is an instant of the wire. */
export type Format = {
  readonly number: (value: number) => string;
  /** 2.4 MB */
  readonly bytes: (size: number) => string;
  /** 95 % of a whole. */
  readonly percent: (part: number, whole: number) => string;
  /** 95.2 % of a whole. */
  readonly rate: (part: number, whole: number) => string;
  /** 10:42 */
  readonly time: (iso: string) => string;
  /** Today 10:42, this week Mon, earlier 3 Nov, another year 3/11/25. */
  readonly short: (iso: string, now: number) => string;
  /** Today, Yesterday, Monday 3 November. */
  readonly day: (iso: string, now: number) => string;
  /** 10:42:07, with the date when that is not the day of `near`. */
  readonly clock: (iso: string, near: string) => string;
  /** The name of a weekday; 0 is Sunday. */
  readonly weekday: (day: number) => string;
  /** 10:42 today, 3 Nov, 10:42 before, with the year where it is another. */
  readonly moment: (iso: string, now: number) => string;
  /** 3 Nov, of a calendar day `2026-11-03`. */
  readonly date: (day: string) => string;
  /** 3 Nov 2026, of a calendar day. */
  readonly fullDate: (day: string) => string;
  /** 3 Nov 2026, 10:42:07 */
  readonly exact: (iso: string) => string;
};

const LOCALES = { en: 'en-IN', hi: 'hi-IN' } as const satisfies Record<Language, string>;
const MB = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1_000;

export const createFormat = (language: Language): Format => {
  const locale = LOCALES[language];
  const dated = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { hourCycle: 'h23', ...options });
  const number = new Intl.NumberFormat(locale);
  const sized = (unit: 'kilobyte' | 'megabyte') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: unit === 'megabyte' ? 1 : 0 });
  const kilobytes = sized('kilobyte');
  const megabytes = sized('megabyte');
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const rate = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const date = dated({ day: 'numeric', month: 'short', timeZone: 'UTC' });
  const fullDate = dated({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const time = dated({ hour: '2-digit', minute: '2-digit' });
  const weekday = dated({ weekday: 'short' });
  const wholeWeekday = dated({ weekday: 'long', timeZone: 'UTC' });
  const dayMonth = dated({ day: 'numeric', month: 'short' });
  const dayMonthYear = dated({ day: 'numeric', month: 'numeric', year: '2-digit' });
  const whole = dated({ weekday: 'long', day: 'numeric', month: 'long' });
  const toTheSecond = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const seconds = dated(toTheSecond);
  const dayAndSeconds = dated({ day: 'numeric', month: 'short', ...toTheSecond });
  const exact = dated({ day: 'numeric', month: 'short', year: 'numeric', ...toTheSecond });
  const hourMinute = { hour: '2-digit', minute: '2-digit' } as const;
  const dayAndTime = dated({ day: 'numeric', month: 'short', ...hourMinute });
  const yearAndTime = dated({ day: 'numeric', month: 'short', year: 'numeric', ...hourMinute });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

  return {
    number: (value) => number.format(value),
    bytes: (size) =>
      size < MB / 10 ? kilobytes.format(Math.max(1, Math.round(size / 1024))) : megabytes.format(size / MB),
    percent: (part, whole) => percent.format(whole === 0 ? 0 : part / whole),
    rate: (part, whole) => rate.format(whole === 0 ? 0 : part / whole),
    time: (iso) => time.format(new Date(iso)),
    short: (iso, now) => {
      const date = new Date(iso);
      const days = daysBetween(date, new Date(now));
      if (days <= 0) return time.format(date);
      if (days < 7) return weekday.format(date);
      return (date.getFullYear() === new Date(now).getFullYear() ? dayMonth : dayMonthYear).format(date);
    },
    day: (iso, now) => {
      const days = daysBetween(new Date(iso), new Date(now));
      return days === 0 || days === 1 ? capital(relative.format(-days, 'day')) : whole.format(new Date(iso));
    },
    clock: (iso, near) => {
      const date = new Date(iso);
      return (daysBetween(date, new Date(near)) === 0 ? seconds : dayAndSeconds).format(date);
    },
    // The fourth of January 1970 was a Sunday.
    weekday: (day) => wholeWeekday.format(new Date((day + 3) * DAY_MS)),
    moment: (iso, now) => {
      const when = new Date(iso);
      if (daysBetween(when, new Date(now)) <= 0) return time.format(when);
      return (when.getFullYear() === new Date(now).getFullYear() ? dayAndTime : yearAndTime).format(when);
    },
    date: (day) => date.format(new Date(day)),
    fullDate: (day) => fullDate.format(new Date(day)),
    exact: (iso) => exact.format(new Date(iso)),
  };
};

const daysBetween = (earlier: Date, later: Date): number => Math.round((midnight(later) - midnight(earlier)) / DAY_MS);

const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
