import type { DELIVERY_ASKS } from '../../preload/contract/asks/deliveries.ts';
import { missing } from '../refusal.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Replaying } from '../review/replaying.ts';
import type { Store } from '../store/store.ts';

const PAGE = 100;

export const createDeliveryAnswers = (
  store: Pick<Store, 'read'>,
  replaying: Pick<Replaying, 'begin' | 'cancel'>,
): Pick<Answers, keyof typeof DELIVERY_ASKS> => ({
  'deliveries.list': ({ search, strays = false, limit = PAGE, after }) =>
    store.read('listDeliveries', { search, strays, limit, after }),
  'deliveries.get': async ({ id }) => (await store.read('delivery', id)) ?? missing('delivery'),
  'deliveries.replay': ({ from, to }, { who }) => replaying.begin(from, to, who),
  'deliveries.replayed': () => store.read('replay'),
  'deliveries.cancelReplay': () => replaying.cancel(),
});
