import { CANCELLED } from '../../preload/contract/failures/own.ts';
import type { CampaignWrites } from './campaigns.ts';
import type { ConsentWrites } from './consent.ts';
import type { Db } from './database.ts';
import { createEnqueue } from './enqueue.ts';
import type { Identify } from './identify.ts';
import type { WithMoves } from './moves.ts';
import { createNextStep } from './next-step.ts';
import { createRecallStudent } from './recall-student.ts';
import type { Enqueued, Order, SendingWrites } from './sending.ts';
import { createSaveTemplates } from './templates.ts';
import type { Note } from './tenants.ts';
import { createTries } from './tries.ts';
import type { Wishes } from './wishes.ts';
import { createWriteCampaigns } from './write-campaigns.ts';
import { createWriteConsent } from './write-consent.ts';

/** Every write of the outbox by its name, each within a transaction whose moves are settled before it commits. */
export const createWriteOutbox = (
  db: Db,
  now: () => number,
  note: Note,
  wishes: Wishes,
  identify: Identify,
): WithMoves<SendingWrites & CampaignWrites & ConsentWrites> => {
  const enqueue = createEnqueue(db);
  const next = createNextStep(db);
  const tries = createTries(db, next, wishes, identify);
  const recallStudent = createRecallStudent(db, tries);
  const saveTemplates = createSaveTemplates(db);
  const lift = db.prepare<[string, string, string]>('DELETE FROM pauses WHERE what = ? AND id = ? AND college_id = ?');

  return {
    ...createWriteConsent(db, now, note, wishes, enqueue),
    enqueue: (moves, collegeId, orders, ordering) => {
      const outcome = enqueue(collegeId, orders, ordering, now(), moves);
      if (outcome.waiting.length > 0 && ordering.campaignId === null)
        note(collegeId, ordering.askedBy, 'messages.send', sendSubject(outcome, orders));
      return outcome;
    },
    beginTries: (moves, ids, at) => tries.begin(ids, at, moves),
    endTries: (moves, ended) => ended.map(({ key, end, next: step, pause }) => tries.end(key, end, step, pause, moves)),
    judge: (moves, key, step, pause) => tries.judge(key, step, pause, now(), moves),
    adoptOrphans: (_moves, awaitStatusMs) => tries.adoptOrphans(awaitStatusMs),
    decide: (moves, collegeId, id, choice, who) => {
      const entry = tries.decide(collegeId, id, choice, now(), moves);
      note(collegeId, who, `messages.decide ${choice}`, id);
      return entry;
    },
    cancelMessages: (moves, collegeId, ids, who) => {
      const cancelled = ids.filter((id) => tries.cancel(collegeId, id, CANCELLED, now(), moves)).length;
      if (cancelled > 0) note(collegeId, who, 'messages.cancel', String(cancelled));
      return cancelled;
    },
    recallStudent: (moves, collegeId, registrationId) => recallStudent(collegeId, registrationId, now(), moves),
    saveTemplates: (moves, wabaId, templates, at) => {
      saveTemplates(wabaId, templates, at, moves);
      return null;
    },
    pause: (_moves, pause, who) => {
      next.hold(pause, now());
      note(pause.collegeId, who, 'sending.pause', `${pause.what} ${pause.id}`);
      return null;
    },
    resume: (_moves, collegeId, what, id, who) => {
      if (lift.run(what, id, collegeId).changes > 0) note(collegeId, who, 'sending.resume', `${what} ${id}`);
      return null;
    },
    ...createWriteCampaigns(db, now, note, { enqueue, tries, next }),
  };
};

/** How many messages, of which template, and to whom where it is one. */
const sendSubject = ({ waiting, queued }: Enqueued, [order]: readonly Order[]): string =>
  JSON.stringify({
    count: waiting.length,
    template: order?.template?.name ?? null,
    registrationId: queued.length === 1 ? queued[0]?.registrationId : null,
  });
