import type { REGISTRATION_ASKS } from '../../preload/contract/asks/registrations.ts';
import { missing } from '../refusal.ts';
import { normaliseRows } from '../registrations/normalise-rows.ts';
import { searchDigits } from '../registrations/search-digits.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Store } from '../store/store.ts';
import { PAGE } from './page.ts';

export const createRegistrationAnswers = (store: Store): Pick<Answers, keyof typeof REGISTRATION_ASKS> => ({
  'registrations.import': async ({ rows }, { collegeId, who }) => {
    const college = (await store.read('colleges')).find(({ id }) => id === collegeId);
    const { rows: good, rejected } = await normaliseRows(rows, college?.country ?? 'IN', breathe);
    return { ...(await store.write('importRegistrations', collegeId, good, who)), rejected };
  },
  'registrations.list': ({ limit = PAGE, after, ...filters }, { collegeId }) =>
    store.read('listRegistrations', collegeId, {
      ...filters,
      digits: searchDigits(filters.search ?? ''),
      limit,
      after,
    }),
  'registrations.get': async ({ id }, { collegeId }) =>
    (await store.read('registration', collegeId, id)) ?? missing('registration'),
  'registrations.facets': (_params, { collegeId }) => store.read('facets', collegeId),
  'registrations.seen': ({ id }, { collegeId }) => store.write('markSeen', collegeId, id),
});

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
