import type { Enqueued, NextStep, Order, TryEnd } from '../../main/store/sending.ts';
import { messageBody, statusBody } from './meta/bodies.ts';
import { textMessage } from './meta/message-object.ts';
import type { Report, ReportWord } from './meta/status-object.ts';
import { COLLEGE, type Desk, NUMBER, openDesk, WABA } from './store-folder.ts';

export const NOON = 1_800_000_000_000;
export const ASHA = { phone: '919812345678', name: 'Asha Verma' };
const SENDER = { phoneNumberId: NUMBER, wabaId: WABA };

/** A desk with one registration that can be written to, and the moves of an outbox on it. */
export type OutboxDesk = Disposable & {
  readonly desk: Desk;
  readonly asha: string;
  clock: number;
  enqueue(orders?: Partial<Order>[]): Enqueued;
  /** Queues one template to Asha; its id. */
  queued(): string;
  begin(id: string): readonly { readonly id: string; readonly attempt: number }[];
  end(id: string, attempt: number, end: TryEnd, next: NextStep): void;
  /** Begins and has it accepted. */
  accepted(id: string, wamid: string): void;
  report(wamid: string, status: ReportWord, more?: Partial<Pick<Report, 'callbackData' | 'failure' | 'to'>>): void;
  writes(text: string, wamid: string): void;
  row(id: string): Record<string, unknown>;
  box(id: string): Record<string, unknown>;
};

export const TEMPLATE: Omit<Order, 'registrationId'> = {
  kind: 'template',
  text: 'Hello Asha',
  payload: '{"type":"template"}',
  template: { name: 'welcome', language: 'en' },
  marketing: false,
  media: null,
  replyTo: null,
  dedupeKey: null,
};

export const acceptedAs = (wamid: string, at: number): TryEnd => ({
  outcome: { is: 'accepted', at },
  wamid,
  httpStatus: 200,
  words: null,
});

export const failedWith = (code: number, at: number): TryEnd => ({
  outcome: { is: 'failed', code, transient: false, heard: 'in_answer', at },
  wamid: null,
  httpStatus: 400,
  words: { title: `(#${code})`, details: null },
});

export const openOutboxDesk = (): OutboxDesk => {
  const at = { now: NOON };
  const desk = openDesk(() => at.now);
  const row = { externalId: 'A-1', name: ASHA.name, phone: `+${ASHA.phone}`, course: null, batch: null, email: null };
  desk.writer.write('importRegistrations', [COLLEGE, [row], 'test']);
  const asha = desk.db.prepare<[], { id: string }>('SELECT id FROM registrations').get()?.id ?? '';
  const one = (sql: string, id: string) => desk.db.prepare<[string], Record<string, unknown>>(sql).get(id) ?? {};

  const outbox: OutboxDesk = {
    desk,
    asha,
    get clock() {
      return at.now;
    },
    set clock(now) {
      at.now = now;
    },
    enqueue: (orders = [{}]) => {
      const whole = orders.map((order) => ({ registrationId: asha, ...TEMPLATE, ...order }));
      return desk.writer.write('enqueue', [COLLEGE, whole, { campaignId: null, askedBy: 'test' }]).value;
    },
    queued: () => outbox.enqueue().queued[0]?.id ?? '',
    begin: (id) => desk.writer.write('beginTries', [[id], at.now]).value,
    end: (id, attempt, end, next) =>
      void desk.writer.write('endTries', [[{ key: { id, attempt }, end, next, pause: null }]]),
    accepted: (id, wamid) => {
      const [begun] = outbox.begin(id);
      outbox.end(id, begun?.attempt ?? 0, acceptedAs(wamid, at.now), { kind: 'done' });
    },
    report: (wamid, status, more = {}) =>
      void desk.record(statusBody({ ...SENDER, statuses: [{ wamid, status, at: at.now, to: ASHA, ...more }] })),
    writes: (text, wamid) =>
      void desk.record(messageBody({ ...SENDER, messages: [textMessage({ wamid, at: at.now, from: ASHA, text })] })),
    row: (id) => one('SELECT status, wamid, times, conflict, error FROM messages WHERE id = ?', id),
    box: (id) =>
      one(
        `SELECT o.state, o.attempt, o.due_at, o.why, o.code
         FROM outbox AS o JOIN messages AS m ON m.n = o.message WHERE m.id = ?`,
        id,
      ),
    [Symbol.dispose]: () => desk[Symbol.dispose](),
  };
  return outbox;
};
