import type { SAVED_FILTER_ASKS } from '../../preload/contract/asks/saved-filters.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Store } from '../store/store.ts';

export const createSavedFilterAnswers = (store: Store): Pick<Answers, keyof typeof SAVED_FILTER_ASKS> => ({
  'savedFilters.list': async (_params, { collegeId }) => ({ rows: await store.read('savedFilters', collegeId) }),
  'savedFilters.save': (filters, { collegeId, who }) => store.write('saveFilters', collegeId, filters, who),
  'savedFilters.remove': ({ id }, { collegeId, who }) => store.write('removeFilters', collegeId, id, who),
});
