import type { MESSAGE_ASKS } from '../../preload/contract/asks/messages.ts';
import { missing } from '../refusal.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Store } from '../store/store.ts';
import { PAGE } from './page.ts';

export const createMessageAnswers = (store: Store): Pick<Answers, keyof typeof MESSAGE_ASKS> => ({
  'messages.list': async ({ registrationId, limit = PAGE, before }, { collegeId }) =>
    (await store.read('listMessages', collegeId, { registrationId, limit, before })) ?? missing('registration'),
  'messages.get': async ({ id }, { collegeId }) => (await store.read('message', collegeId, id)) ?? missing('message'),
  'messages.timeline': async ({ id }, { collegeId }) => ({
    reports: (await store.read('timeline', collegeId, id)) ?? missing('message'),
    attempts: (await store.read('attempts', collegeId, id)) ?? missing('message'),
  }),
  'messages.deliveries': async ({ id }, { collegeId }) => ({
    rows: (await store.read('deliveriesOf', collegeId, id)) ?? missing('message'),
  }),
});
