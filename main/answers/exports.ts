import type { EXPORT_ASKS } from '../../preload/contract/asks/exports.ts';
import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import type { MessageRow } from '../../preload/contract/rows.ts';
import { type Exports, exportName } from '../export/exports.ts';
import type { Pages } from '../export/write-export.ts';
import { missing } from '../refusal.ts';
import { searchDigits } from '../registrations/search-digits.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Store } from '../store/store.ts';

/** Rows that are read and written at once: some milliseconds of each thread. */
const ROWS = 1_000;

export const createExportAnswers = (
  store: Store,
  exports: Exports,
  now: () => number,
): Pick<Answers, keyof typeof EXPORT_ASKS> => ({
  'exports.start': async ({ format, filters = {}, registrationId, language = 'en' }, { collegeId, who }) => {
    const college = await store.read('collegeClock', collegeId);
    const manner = { language, offsetMinutes: college.offsetMinutes };
    // The day in the file's name is the college's.
    const today = now() + college.offsetMinutes * 60_000;
    await store.write('note', collegeId, who, 'exports.start', format);
    if (format !== 'pdf') {
      const name = exportName(`${college.name} history`, today, format);
      return exports.start(collegeId, { format, name, manner, pages: pagesOf(store, collegeId, filters) });
    }
    const registration = (await store.read('registration', collegeId, registrationId ?? '')) ?? missing('registration');
    const messages = await wholeThread(store, collegeId, registration.id);
    const conversation = { college: college.name, registration, messages, printedAt: now() };
    return exports.start(collegeId, {
      format,
      name: exportName(registration.name, today, format),
      manner,
      conversation,
    });
  },
  'exports.list': async (_params, { collegeId }) => ({ rows: exports.list(collegeId) }),
  'exports.cancel': async ({ id }, { collegeId }) => exports.cancel(collegeId, id),
  'exports.ticket': async ({ id }, { collegeId }) => ({ path: exports.ticket(collegeId, id) }),
});

/** Every message that the filters leave, newest first. No page holds the store up, nor what is deleted meanwhile. */
export const pagesOf = async function* (
  store: Pick<Store, 'read'>,
  collegeId: string,
  filters: HistoryFilters,
): Pages extends AsyncIterable<infer Page> ? AsyncGenerator<Page> : never {
  const digits = searchDigits(filters.text ?? '');
  const read = (after: string | undefined) =>
    store.read('exportRows', collegeId, { ...filters, digits, limit: ROWS, after });
  let next: ReturnType<typeof read> | null = read(undefined);
  while (next !== null) {
    const page: Awaited<ReturnType<typeof read>> = await next;
    // The thread of long reads works on while this page is written.
    next = page.next === null ? null : read(page.next);
    next?.catch(() => undefined);
    yield page.rows;
  }
};

/** All messages of a registration, the oldest first. */
export const wholeThread = async (
  store: Pick<Store, 'read'>,
  collegeId: string,
  registrationId: string,
): Promise<MessageRow[]> => {
  const messages: MessageRow[] = [];
  let before: string | undefined;
  do {
    const page = await store.read('listMessages', collegeId, { registrationId, limit: ROWS, before });
    messages.push(...(page?.rows ?? []));
    before = page?.next ?? undefined;
  } while (before !== undefined);
  return messages.reverse();
};
