import type { CollegeSettings } from '../../preload/contract/college-settings.ts';

/** Whether the office is open at this moment (ms UTC) by the college's own clock, which has no summer time. */
export const isOpen = (
  { officeHours, holidays }: Pick<CollegeSettings, 'officeHours' | 'holidays'>,
  at: number,
  utcOffsetMinutes: number,
): boolean => {
  const there = new Date(at + utcOffsetMinutes * 60_000);
  const [day = '', time = ''] = there.toISOString().split('T');
  if (holidays.includes(day)) return false;
  const hours = officeHours[there.getUTCDay()];
  const now = time.slice(0, 5);
  return hours != null && hours.from <= now && now < hours.until;
};
