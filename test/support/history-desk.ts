import { searchDigits } from '../../main/registrations/search-digits.ts';
import type { HistoryFilters, HistoryPage } from '../../preload/contract/asks/history.ts';
import { messageBody, statusBody } from './meta/bodies.ts';
import { textMessage } from './meta/message-object.ts';
import type { Party } from './meta/party.ts';
import type { ReportWord } from './meta/status-object.ts';
import { COLLEGE, type Desk, NUMBER, openDesk, WABA } from './store-folder.ts';

const SENDER = { phoneNumberId: NUMBER, wabaId: WABA };

export const ASHA = { externalId: 'ADM-1', name: 'Asha Verma', phone: '+919812345678', course: 'BSc', batch: '2026' };
export const MEERA = { externalId: 'ADM-2', name: 'मीरा शर्मा', phone: '+919900011122', course: 'BCom', batch: '2027' };
/** Noon of the college's 23 November 2026. */
export const NOON = Date.parse('2026-11-23T06:30:00Z');
export const MINUTE = 60_000;

/** A desk with two students, and what a history is made of. */
export type HistoryDesk = Disposable & {
  readonly desk: Desk;
  /** A message from a student. */
  wrote(student: { phone: string }, text: string, at: number, wamid?: string): void;
  told(wamid: string, status: ReportWord, at: number, to: Party): void;
  import(...rows: readonly (typeof ASHA)[]): void;
  /** Brings the index up to date, then asks. */
  search(filters?: HistoryFilters, page?: { limit?: number; after?: string; college?: string }): HistoryPage;
  /** The texts that a search finds. */
  texts(filters: HistoryFilters): readonly string[];
};

export const openHistoryDesk = (now: () => number = () => NOON + 60 * 60_000): HistoryDesk => {
  const desk = openDesk(now);
  let last = 0;
  const nextWamid = (): string => {
    last += 1;
    return `wamid.in${last}`;
  };
  const history: HistoryDesk = {
    desk,
    wrote: ({ phone }, text, at, wamid = nextWamid()) =>
      void desk.record(
        messageBody({ ...SENDER, messages: [textMessage({ wamid, at, from: { phone: phone.slice(1) }, text })] }),
      ),
    told: (wamid, status, at, to) => {
      const failure = status === 'failed' ? { failure: 131026 as const } : {};
      desk.record(statusBody({ ...SENDER, statuses: [{ wamid, status, at, to, ...failure }] }));
    },
    import: (...rows) => {
      const whole = rows.map((row) => ({ ...row, email: null }));
      desk.writer.write('importRegistrations', [COLLEGE, whole, 'test']);
    },
    search: (filters = {}, { limit = 100, after, college = COLLEGE } = {}) => {
      while (desk.writer.write('indexWords', [100]).value.left > 0);
      const digits = searchDigits(filters.text ?? '');
      return desk.read('searchHistory', [college, { ...filters, digits, limit, after }]);
    },
    texts: (filters) => history.search(filters).rows.map(({ text }) => text),
    [Symbol.dispose]: () => desk[Symbol.dispose](),
  };
  history.import(ASHA, MEERA);
  return history;
};
