import type { TFunction } from 'i18next';
import type { Grouping, GroupRow } from '../../preload/contract/analytics.ts';

/** By what messages are compared with one another; by day they have a figure of their own. */
export const COMPARED = ['template', 'campaign', 'course', 'hour'] as const satisfies readonly Grouping[];
export type Compared = (typeof COMPARED)[number];

export const COMPARED_NAMES = {
  template: 'analytics.by_template',
  campaign: 'analytics.by_campaign',
  course: 'analytics.by_course',
  hour: 'analytics.by_hour',
} as const satisfies Record<Compared, string>;

const NOTHING = {
  template: 'analytics.no_template',
  campaign: 'analytics.no_campaign',
  course: 'analytics.no_course',
} as const satisfies Record<Exclude<Compared, 'hour'>, string>;

/** What a group is called: an hour by when it begins, 09:00. */
export const groupName = (t: TFunction, by: Compared, { key, label }: Pick<GroupRow, 'key' | 'label'>): string => {
  if (by === 'hour') return `${key.padStart(2, '0')}:00`;
  return key === '' ? t(NOTHING[by]) : label;
};
