import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import type { Direction } from '../../preload/contract/rows.ts';
import { LADDER } from '../../preload/contract/status.ts';
import { STATUS_NAMES } from '../ticks/tick-names.ts';
import type { FilterName } from './filter-fragment.ts';

export const DIRECTION_NAMES = {
  out: 'history.out',
  in: 'history.in',
} as const satisfies Record<Direction, string>;

export type HistoryStatus = NonNullable<HistoryFilters['status']>;

export const HISTORY_STATUS_NAMES = {
  ...STATUS_NAMES,
  conflict: 'history.conflict',
  dropped: 'history.dropped',
  unheard: 'history.unheard',
} as const satisfies Record<HistoryStatus, string>;

/** In the order a message goes through, then what is found out later. */
export const STATUS_CHOICES = ([...LADDER, 'conflict', 'dropped', 'unheard'] as const).map((value) => ({
  value,
  name: HISTORY_STATUS_NAMES[value],
}));

export const FILTER_LABELS = {
  text: 'history.words',
  course: 'column.course',
  batch: 'column.batch',
  direction: 'history.direction',
  status: 'column.status',
  errorCode: 'history.failure',
  template: 'history.template',
  campaignId: 'history.campaign',
  from: 'history.from',
  to: 'history.to',
} as const satisfies Record<FilterName, string>;
