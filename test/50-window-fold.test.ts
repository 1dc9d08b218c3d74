import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CollegeFrame, ReceivedFrame, StatusFrame } from '../preload/contract/frames.ts';
import type { LastMessage, MessageRow, RegistrationRow } from '../preload/contract/rows.ts';
import { LADDER } from '../preload/contract/status.ts';
import type { MessageFrame } from '../renderer/messages/last-message.ts';
import { rowFace } from '../renderer/messages/row-face.ts';
import { take } from '../renderer/messages/shelf.ts';
import { threadFace } from '../renderer/messages/thread-face.ts';
import { apply, layRow, NOTHING_TOLD, openThread, type WindowState } from '../renderer/messages/window-state.ts';
import { createWindowStore } from '../renderer/messages/window-store.ts';
import { createDigest, type Notice, noticeOf } from '../renderer/notices/digest.ts';

const minute = (n: number): string => new Date(Date.UTC(2026, 10, 23, 10, n)).toISOString();

const told = (part: Partial<StatusFrame> & { readonly seq: number; readonly id: string }): StatusFrame => ({
  type: 'message_status_update',
  collegeId: 'c1',
  messageId: `wamid.${part.id}`,
  registrationId: 'asha',
  recipientId: '919876543210',
  status: 'sent',
  at: minute(1),
  deliveredAt: null,
  readAt: null,
  conflict: false,
  error: null,
  kind: 'text',
  preview: `words of ${part.id}`,
  messageAt: minute(1),
  order: 1,
  ...part,
});

const heard = (part: Partial<ReceivedFrame> & { readonly seq: number; readonly id: string }): ReceivedFrame => ({
  type: 'message_received',
  collegeId: 'c1',
  messageId: `wamid.${part.id}`,
  registrationId: 'asha',
  name: 'Asha Verma',
  kind: 'text',
  preview: `words of ${part.id}`,
  messageAt: minute(1),
  order: 1,
  unread: 1,
  windowUntil: minute(59),
  ...part,
});

const lastMessage = (part: Partial<LastMessage>): LastMessage => ({
  id: 'm0',
  wamid: 'wamid.m0',
  direction: 'out',
  kind: 'text',
  preview: 'words of m0',
  status: 'sent',
  statusAt: minute(0),
  at: minute(0),
  order: 0,
  seq: 1,
  conflict: false,
  error: null,
  ...part,
});

const row = (part: Partial<RegistrationRow> = {}): RegistrationRow => ({
  id: 'asha',
  externalId: 'A-1',
  name: 'Asha Verma',
  phone: '+919876543210',
  course: 'BSc',
  batch: '2026',
  email: null,
  lastMessage: null,
  unread: 0,
  windowUntil: null,
  optedOut: false,
  optOut: null,
  ...part,
});

const stateAfter = (...frames: readonly CollegeFrame[]): WindowState => frames.reduce(apply, NOTHING_TOLD);
const shown = (state: WindowState, id = 'asha'): LastMessage | undefined => take(state.heads, id)?.messages[0];

describe('the window is a fold', () => {
  test('a later word about a message takes the place of an earlier one', () => {
    expect(shown(stateAfter(told({ seq: 1, id: 'm1' }), told({ seq: 2, id: 'm1', status: 'read' })))?.status).toBe(
      'read',
    );
  });

  test('an earlier word that comes late changes nothing, not even the object', () => {
    const state = stateAfter(told({ seq: 2, id: 'm1', status: 'read' }));
    const late = apply(state, told({ seq: 1, id: 'm1' }));
    expect(late.heads).toBe(state.heads);
  });

  test('news of an older message do not push a newer one out of the row', () => {
    const newer = told({ seq: 1, id: 'm2', messageAt: minute(5) });
    const older = told({ seq: 2, id: 'm1', status: 'read', messageAt: minute(3) });
    expect(shown(stateAfter(newer, older))?.id).toBe('m2');
  });

  test('of two messages from the same moment, the one told of later is shown, whichever changed last', () => {
    const frames = [told({ seq: 1, id: 'm1', order: 1 }), told({ seq: 2, id: 'm2', order: 2 })];
    expect(shown(stateAfter(...frames, told({ seq: 3, id: 'm1', order: 1, status: 'read' })))?.id).toBe('m2');
  });

  test('a message that turns out older gives the row back to the one before it', () => {
    const frames = [
      told({ seq: 1, id: 'm1', messageAt: minute(5) }),
      told({ seq: 2, id: 'm2', messageAt: minute(9) }),
      told({ seq: 3, id: 'm2', messageAt: minute(2) }),
    ];
    expect(shown(stateAfter(...frames))?.id).toBe('m1');
  });

  test('a frame about one student leaves every other student as it was', () => {
    const state = stateAfter(told({ seq: 1, id: 'm1' }), told({ seq: 2, id: 'm2', registrationId: 'ravi' }));
    const next = apply(state, told({ seq: 3, id: 'm3', registrationId: 'ravi' }));
    expect(take(next.heads, 'asha')).toBe(take(state.heads, 'asha'));
    expect(take(next.heads, 'ravi')).not.toBe(take(state.heads, 'ravi'));
  });

  test('many changed registrations are remembered by their number, a single one is not', () => {
    const changed = (seq: number, registrationId: string | null): CollegeFrame => ({
      type: 'registration_changed',
      seq,
      collegeId: 'c1',
      registrationId,
    });
    expect(stateAfter(changed(4, null), changed(9, 'asha'))).toMatchObject({ listsChanged: 4, seq: 9 });
  });

  test('a frame of nobody we know only moves the number', () => {
    expect(stateAfter(told({ seq: 7, id: 'm1', registrationId: null }))).toEqual({ ...NOTHING_TOLD, seq: 7 });
  });
});

describe('order and repetition of frames cannot matter', () => {
  const body = fc.record({
    id: fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5'),
    registration: fc.constantFrom('asha', 'ravi'),
    at: fc.integer({ min: 0, max: 6 }),
    status: fc.constantFrom(...LADDER),
    unread: fc.nat(9),
  });
  const frames = fc.array(body, { minLength: 1, maxLength: 40 }).map((bodies) =>
    bodies.map(({ id, registration, at, status, unread }, i): MessageFrame => {
      // A message has one student and one direction for ever; everything else of it may change.
      const of = { id: `${registration} ${id}`, registrationId: registration, order: Number(id.slice(1)) };
      const common = { ...of, seq: i + 1, messageAt: minute(at) };
      return id > 'm3' ? heard({ ...common, unread }) : told({ ...common, status });
    }),
  );
  const disturbed = frames.chain((sent) =>
    fc.tuple(
      fc.constant(sent),
      fc.array(fc.constantFrom(...sent), { maxLength: 20 }).chain((again) => {
        const all = [...sent, ...again];
        return fc.shuffledSubarray(all, { minLength: all.length });
      }),
    ),
  );

  test('any shuffle with any repeats gives the same state', () => {
    fc.assert(
      fc.property(disturbed, ([sent, received]) => {
        const start = openThread(NOTHING_TOLD, 'asha');
        const plain = (state: WindowState) => ({
          ...state,
          thread: Object.fromEntries([...(state.thread?.frames ?? [])].sort()),
        });
        expect(plain(received.reduce(apply, start))).toEqual(plain(sent.reduce(apply, start)));
      }),
      { numRuns: 500 },
    );
  });

  test('what is shown is the latest message in its latest state, worked out another way', () => {
    fc.assert(
      fc.property(disturbed, ([sent, received]) => {
        const state = received.reduce(apply, NOTHING_TOLD);
        for (const registrationId of ['asha', 'ravi']) {
          const states = new Map<string, MessageFrame>();
          for (const frame of sent) if (frame.registrationId === registrationId) states.set(frame.id, frame);
          const latest = [...states.values()].sort((a, b) =>
            a.messageAt === b.messageAt ? a.order - b.order : a.messageAt.localeCompare(b.messageAt),
          );
          expect(shown(state, registrationId)?.seq).toBe(latest.at(-1)?.seq);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a row is what was read, under what was told since', () => {
  test('without frames it is the row itself', () => {
    const read = row();
    expect(rowFace({ row: read, asOf: 5 }, undefined)).toBe(read);
  });

  test('a frame older than the page changes neither message nor unread', () => {
    const head = take(stateAfter(heard({ seq: 3, id: 'm1', unread: 4 })).heads, 'asha');
    const read = row({ lastMessage: lastMessage({ id: 'm1', seq: 6, preview: 'edited', at: minute(1) }), unread: 0 });
    expect(rowFace({ row: read, asOf: 6 }, head)).toMatchObject({ unread: 0, lastMessage: { preview: 'edited' } });
  });

  test('a reply that came after the page brings its unread count and its window', () => {
    const head = take(stateAfter(heard({ seq: 9, id: 'm1', unread: 2 })).heads, 'asha');
    expect(rowFace({ row: row(), asOf: 6 }, head)).toMatchObject({
      unread: 2,
      windowUntil: minute(59),
      lastMessage: { id: 'm1', direction: 'in' },
    });
  });

  test('a row read again wins over the page, and later frames over both', () => {
    const reread = layRow(stateAfter(heard({ seq: 9, id: 'm1', unread: 2 })), row({ name: 'Asha V. Verma' }), 12);
    const page = { row: row(), asOf: 6 };
    expect(rowFace(page, take(reread.heads, 'asha'))).toMatchObject({ name: 'Asha V. Verma', unread: 0 });
    const later = apply(reread, heard({ seq: 13, id: 'm2', unread: 1, messageAt: minute(4) }));
    expect(rowFace(page, take(later.heads, 'asha'))).toMatchObject({ unread: 1, lastMessage: { id: 'm2' } });
  });
});

describe('a thread is what was read, under what was told since', () => {
  const message: MessageRow = {
    id: 'm1',
    wamid: 'wamid.m1',
    registrationId: 'asha',
    direction: 'out',
    origin: 'desk',
    kind: 'text',
    text: 'Your fee is due.',
    attachment: null,
    at: minute(1),
    status: 'sent',
    statusAt: minute(1),
    rungs: { sent: minute(1) },
    conflict: false,
    error: null,
    replyTo: null,
    reactions: [],
    edited: false,
    revoked: false,
    probablyDropped: false,
    outgoing: null,
    seq: 4,
  };
  const frames = (...of: readonly MessageFrame[]) => new Map(of.map((frame) => [frame.id, frame]));

  test('the tick of a message moves at once and its words stay', () => {
    const read = frames(told({ seq: 5, id: 'm1', status: 'read', preview: 'Your fee' }));
    expect(threadFace('asha', [message], read)).toMatchObject([{ status: 'read', text: 'Your fee is due.' }]);
  });

  test('a frame older than the row is not believed', () => {
    expect(threadFace('asha', [message], frames(told({ seq: 3, id: 'm1', status: 'failed' })))).toEqual([message]);
  });

  test('a message that no page holds yet is drawn from its frame, in its place', () => {
    const reply = frames(heard({ seq: 6, id: 'm0', messageAt: minute(0) }));
    expect(threadFace('asha', [message], reply).map(({ id }) => id)).toEqual(['m0', 'm1']);
  });

  test('only the open conversation is remembered message by message', () => {
    const state = [told({ seq: 1, id: 'm1' }), told({ seq: 2, id: 'm2', registrationId: 'ravi' })].reduce(
      apply,
      openThread(NOTHING_TOLD, 'asha'),
    );
    expect([...(state.thread?.frames.keys() ?? [])]).toEqual(['m1']);
  });
});

describe('the store', () => {
  test('a thousand frames of one moment are one change', () => {
    const pulses: (() => void)[] = [];
    let changes = 0;
    const store = createWindowStore((run) => pulses.push(run));
    store.subscribe(() => {
      changes += 1;
    });
    for (let seq = 1; seq <= 1_000; seq += 1) store.take(told({ seq, id: `m${seq}`, registrationId: `r${seq % 300}` }));
    expect([pulses.length, store.state().seq]).toEqual([1, 0]);
    pulses[0]?.();
    expect([changes, store.state().seq]).toEqual([1, 1_000]);
  });

  test('what waited when everything was forgotten is forgotten too', () => {
    const pulses: (() => void)[] = [];
    const store = createWindowStore((run) => pulses.push(run));
    store.take(told({ seq: 1, id: 'm1' }));
    store.forget();
    pulses[0]?.();
    expect(store.state()).toEqual(NOTHING_TOLD);
  });
});

describe('notices', () => {
  const gather = () => {
    const shows: (readonly Notice[])[] = [];
    const timers: (() => void)[] = [];
    const clock = {
      now: () => 0,
      after: (_: number, run: () => void) => {
        timers.push(run);
        return () => {};
      },
    };
    const digest = createDigest(clock, (notices) => shows.push(notices));
    const passTime = (): void => {
      for (const run of timers.splice(0)) run();
    };
    return { digest, shows, passTime };
  };
  const failed = (id: string): Notice => ({ kind: 'failed', id, registrationId: 'asha', code: 131026 });

  test('seven failures of one moment are shown together', () => {
    const { digest, shows, passTime } = gather();
    for (const id of ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7']) digest(failed(id));
    passTime();
    expect(shows.map((notices) => notices.length)).toEqual([7]);
  });

  test('the same failure, told again, is not shown again', () => {
    const { digest, shows, passTime } = gather();
    digest(failed('m1'));
    passTime();
    digest(failed('m1'));
    passTime();
    expect(shows).toHaveLength(1);
  });

  test('failures and unread replies are worth a notice; the rest is as it should be', () => {
    expect(noticeOf(told({ seq: 1, id: 'm1', status: 'failed' }))).toMatchObject({ kind: 'failed' });
    expect(noticeOf(heard({ seq: 1, id: 'm1' }))).toMatchObject({ kind: 'reply', name: 'Asha Verma' });
    expect(noticeOf(told({ seq: 1, id: 'm1', status: 'read' }))).toBeNull();
    expect(noticeOf(heard({ seq: 1, id: 'm1', unread: 0 }))).toBeNull();
    expect(noticeOf(heard({ seq: 1, id: 'm1', kind: 'revoked' }))).toBeNull();
  });
});
