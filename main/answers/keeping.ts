import type { KEEPING_ASKS } from '../../preload/contract/asks/keeping.ts';
import { missing } from '../refusal.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Backups } from '../review/backups.ts';
import type { Store } from '../store/store.ts';

export const createKeepingAnswers = (
  store: Store,
  backups: Backups,
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
    const plan = backups.restore(name);
    await store.write('note', null, who, 'backups.restore', name);
    return plan;
  },
  'registrations.forget': async ({ id }, { collegeId, who }) => {
    const traces = (await store.read('tracesOf', collegeId, id)) ?? missing('registration');
    return (await store.write('forgetStudent', collegeId, id, traces, who)) ?? missing('registration');
  },
});
