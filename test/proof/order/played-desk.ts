import type { AnalyticsSummary } from '../../../preload/contract/analytics.ts';
import type { HistoryRow } from '../../../preload/contract/history.ts';
import type { RegistrationRow, ReportRow } from '../../../preload/contract/rows.ts';
import type { Body } from '../../support/meta/bodies.ts';
import type { Sender } from '../../support/meta/party.ts';
import type { Outbox } from './outbox-of.ts';
import type { Person } from './season.ts';

type Later<T> = T | Promise<T>;
type Page<T> = { readonly rows: readonly T[]; readonly next: string | null };

/** A desk that a season is played on, in this thread or far away. */
export type PlayedDesk = {
  readonly sender: Sender;
  /** When the next delivery will be heard, where that is ours to say. */
  readonly clock: () => number | null;
  /** POSTs that share a commit. */
  readonly deliver: (posts: readonly Body[]) => Later<unknown>;
  readonly enrol: (person: Person) => Later<unknown>;
  readonly see: (registrationId: string) => Later<unknown>;
  readonly registrations: (after?: string) => Later<Page<RegistrationRow>>;
  readonly history: (after?: string) => Later<Page<HistoryRow>>;
  readonly timeline: (id: string) => Later<readonly ReportRow[]>;
  readonly summary: (groupBy: 'day' | 'hour' | 'course') => Later<AnalyticsSummary>;
  /** The moves of its outbox; `null` where the program makes them itself. */
  readonly outbox: Outbox | null;
};

/** Days of the college around all that a season tells. */
export const FIRST_DAY = '2027-01-01';
export const LAST_DAY = '2027-01-31';

/** A name and a course that a list gives; the external id is the phone. */
export const enrolment = ({ phone, bsuid, course }: Person) => ({
  externalId: phone ?? '',
  name: `Student ${bsuid}`,
  phone: `+${phone}`,
  course,
  batch: null,
  email: null,
});

/** All rows, page by page. */
export const everyRow = async <T>(page: (after?: string) => Later<Page<T>>): Promise<T[]> => {
  const rows: T[] = [];
  for (let after: string | undefined; ; ) {
    const { rows: more, next } = await page(after);
    rows.push(...more);
    if (next === null) return rows;
    after = next;
  }
};
