import { z } from 'zod';
import { START_WORDS, STOP_WORDS } from './opt-out.ts';

const words = z.array(z.string().trim().min(1).max(60)).max(100);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, HH:MM');
const day = z.iso.date();

/** When the office is open on one weekday; `null`: closed all day. */
const hours = z
  .object({ from: timeOfDay, until: timeOfDay })
  .refine(({ from, until }) => from < until, 'must end after it begins')
  .nullable();
export type OfficeHours = z.infer<typeof hours>;

const FIELDS = {
  /** Whole messages by which students stop and allow messages. */
  stopWords: words,
  startWords: words,
  /** From Sunday to Saturday, by the college's own clock. */
  officeHours: z.tuple([hours, hours, hours, hours, hours, hours, hours]),
  holidays: z.array(day).max(400),
} as const;

const collegeSettings = z.object(FIELDS);
export type CollegeSettings = z.infer<typeof collegeSettings>;

const WORKDAY: OfficeHours = { from: '09:00', until: '18:00' };

export const DEFAULT_COLLEGE_SETTINGS: CollegeSettings = {
  stopWords: [...STOP_WORDS],
  startWords: [...START_WORDS],
  officeHours: [null, WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY],
  holidays: [],
};

export const collegeSettingsPatch = z.strictObject(FIELDS).partial();
export type CollegeSettingsPatch = z.infer<typeof collegeSettingsPatch>;

const kept = z.object({
  stopWords: FIELDS.stopWords.catch(DEFAULT_COLLEGE_SETTINGS.stopWords),
  startWords: FIELDS.startWords.catch(DEFAULT_COLLEGE_SETTINGS.startWords),
  officeHours: FIELDS.officeHours.catch(DEFAULT_COLLEGE_SETTINGS.officeHours),
  holidays: FIELDS.holidays.catch(DEFAULT_COLLEGE_SETTINGS.holidays),
} satisfies Record<keyof CollegeSettings, z.ZodType>);

/** From whatever was stored; a field that is missing or broken is its default. */
export const readCollegeSettings = (stored: unknown): CollegeSettings =>
  kept.catch(DEFAULT_COLLEGE_SETTINGS).parse(stored);
