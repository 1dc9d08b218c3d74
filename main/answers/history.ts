import type { HISTORY_ASKS } from '../../preload/contract/asks/history.ts';
import { searchDigits } from '../registrations/search-digits.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Store } from '../store/store.ts';
import { PAGE } from './page.ts';

/** Of the newest messages, so many are indexed before a search looks; more only while a flood comes in. */
const INDEXED_FIRST = 1_000;

export const createHistoryAnswers = (store: Store): Pick<Answers, keyof typeof HISTORY_ASKS> => ({
  'history.search': async ({ limit = PAGE, after, ...filters }, { collegeId }) => {
    const digits = searchDigits(filters.text ?? '');
    const { left } = filters.text?.trim() ? await store.write('indexWords', INDEXED_FIRST) : { left: 0 };
    const page = await store.read('searchHistory', collegeId, { ...filters, digits, limit, after });
    return { ...page, unindexed: left };
  },
});
