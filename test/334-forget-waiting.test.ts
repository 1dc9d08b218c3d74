import { describe, expect, it } from 'vitest';
import { NO_ANSWER } from '../preload/contract/failures/fault.ts';
import { CANCELLED } from '../preload/contract/failures/own.ts';
import { eventually } from './support/eventually.ts';
import { failedWith, NOON, type OutboxDesk, openOutboxDesk } from './support/outbox-desk.ts';
import { openSendingCampus } from './support/sending-campus.ts';
import { COLLEGE } from './support/store-folder.ts';

const UNKNOWN = failedWith(NO_ANSWER, NOON);

const forget = ({ desk, asha }: OutboxDesk): void => {
  desk.writer.write('recallStudent', [COLLEGE, asha]);
  const traces = desk.read('tracesOf', [COLLEGE, asha]) ?? { deliveries: [], groupMessages: [] };
  desk.writer.write('forgetStudent', [COLLEGE, asha, traces, 'test']);
};

describe('what was still to be sent to a student who is forgotten', () => {
  it('is taken back', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    forget(outbox);
    expect(outbox.box(id)).toMatchObject({ state: 'cancelled', code: CANCELLED });
    expect(outbox.begin(id)).toEqual([]);
    expect(outbox.desk.read('waiting', [0, 10])).toEqual([]);
  });

  it('is given up where it waits for a person', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    const [begun] = outbox.begin(id);
    outbox.end(id, begun?.attempt ?? 0, UNKNOWN, { kind: 'person', why: 'unsure', code: NO_ANSWER, notBefore: NOON });
    forget(outbox);
    expect(outbox.box(id)).toMatchObject({ state: 'never', due_at: null });
    expect(outbox.desk.read('undecided', [COLLEGE, { limit: 10, after: undefined }]).rows).toEqual([]);
  });

  it('waits for no status that can no longer be told from others', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    const [begun] = outbox.begin(id);
    outbox.end(id, begun?.attempt ?? 0, UNKNOWN, { kind: 'await_status', until: NOON + 60_000 });
    forget(outbox);
    expect(outbox.box(id)).toMatchObject({ state: 'never', due_at: null });
  });

  it('holds the forgetting up while it is being sent', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.begin(id);
    expect(() => forget(outbox)).toThrow('being sent at this moment');
    expect(outbox.desk.db.prepare('SELECT count(*) FROM registrations').pluck().get()).toBe(1);
  });

  it('does not go when sending is resumed, and nothing breaks', { timeout: 60_000 }, async () => {
    await using campus = await openSendingCampus(2);
    const { office, meta, program } = campus;
    await office.ask('sending.pause', {});
    const { rows } = await office.ask('registrations.list', {});
    const [gone, stays] = rows;
    const template = { name: 'admit_card', language: 'en', variables: { 1: '{first_name}', 2: 'you' } };
    await office.ask('messages.send', { to: rows.map(({ id }) => id), template });
    await office.ask('registrations.forget', { id: gone?.id ?? '' });
    await office.ask('sending.resume', { what: 'college', id: 'college-1' });
    await eventually('the other’s is sent', () => meta.accepted.length > 0);
    await eventually('nothing waits', async () => {
      const { counts } = await office.ask('sending.state', {});
      return counts.underway === 0 && counts.person === 0 && counts.await_status === 0;
    });
    expect(meta.accepted.map(({ to }) => `+${to.phone}`)).toEqual([stays?.phone]);
    expect(program.log()).not.toContain('a bug');
  });
});
