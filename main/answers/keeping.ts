import type { KEEPING_ASKS } from '../../preload/contract/asks/keeping.ts';
import type { Shelf } from '../media/shelf.ts';
import { missing } from '../refusal.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Backups } from '../review/backups.ts';
import type { Store } from '../store/store.ts';

export const createKeepingAnswers = (
  store: Store,
  backups: Backups,
  shelf: Pick<Shelf, 'remove'>,
  onBug: (error: unknown) => void,
): Pick<Answers, keyof typeof KEEPING_ASKS> => ({
  'backups.list': async () => backups.list(),
  'backups.create': async (_params, { who }) => {
    backups.create().catch(onBug);
    await store.write('note', null, who, 'backups.create', '');
    return backups.list();
  },
  'backups.plan': async ({ name }) => backups.plan(name),
  'backups.restore': async ({ name }, { who }) => {
    const plan = await backups.restore(name);
    await store.write('note', null, who, 'backups.restore', name);
    return plan;
  },
  'backups.stay': async (_params, { who }) => {
    backups.stay();
    await store.write('note', null, who, 'backups.stay', '');
    return backups.list();
  },
  'registrations.forget': async ({ id }, { collegeId, who }) => {
    const traces = (await store.read('tracesOf', collegeId, id)) ?? missing('registration');
    // What would still be sent is taken back before there is nobody to send it to.
    await store.write('recallStudent', collegeId, id);
    // Files first: whoever asks again after a crash finds the student still there.
    const files = await store.read('filesOf', collegeId, id);
    for (const hash of await store.write('forgetFiles', collegeId, files)) await shelf.remove(hash);
    return (await store.write('forgetStudent', collegeId, id, traces, who)) ?? missing('registration');
  },
});
