import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReplaying } from '../main/review/replaying.ts';
import { openStore } from '../main/store/open-store.ts';
import type { Store } from '../main/store/store.ts';
import { createWriter } from '../main/store/writer.ts';
import type { Replay } from '../preload/contract/deliveries.ts';
import { EVERY_MESSAGE } from './fixtures/messages.ts';
import { closing } from './support/closing.ts';
import { SENDER as DESK_SENDER, startDesk, type Desk as WholeDesk } from './support/desk.ts';
import { eventually } from './support/eventually.ts';
import { envelope, messageBody, messageChange, statusBody, statusChange } from './support/meta/bodies.ts';
import { metaBytes } from './support/meta/bytes.ts';
import { textMessage } from './support/meta/message-object.ts';
import { APP, COLLEGE, type Desk, derived, NUMBER, openDesk, strangerAt, WABA } from './support/store-folder.ts';
import { temporaryFolder } from './support/temp-folder.ts';

const SENDER = { phoneNumberId: NUMBER, wabaId: WABA };
const OTHER = { phoneNumberId: '206540352242922', wabaId: WABA };
const AT = 1_790_000_000_000;
const EVERYTHING = { search: undefined, strays: false, limit: 100, after: undefined };
const sent = (wamid: string) => ({ wamid, status: 'sent', at: AT, to: { phone: '919812300001' } }) as const;
const said = (wamid: string, text: string) => textMessage({ wamid, at: AT, from: { phone: '919812300001' }, text });
/** As an older version would have left it: a number is known, and lines that named it are strays still. */
const learnOther = (desk: Desk): void =>
  void desk.db.exec(`
    INSERT INTO numbers (phone_number_id, college_id, waba_id, app_id, created_at)
    VALUES ('${OTHER.phoneNumberId}', '${COLLEGE}', '${WABA}', '${APP}', 0)`);

/** Everything, piece by piece, as the program does it. */
const replayAll = (desk: Desk): { replay: Replay; frames: number } => {
  let replay = desk.writer.write('beginReplay', [1, desk.read('lastDelivery', []), 'test']).value;
  let frames = 0;
  for (;;) {
    const ids = desk.read('replayable', [replay.upTo, replay.to]);
    if (ids.length === 0) break;
    const piece = desk.writer.write('replayPiece', [ids]);
    replay = piece.value;
    frames += piece.frames.length;
  }
  return { replay: desk.writer.write('endReplay', ['done']).value ?? replay, frames };
};

const anyParty = fc.constantFrom(
  { phone: '919812300001', bsuid: 'IN.1' },
  { phone: '919812300001' },
  { bsuid: 'IN.1' },
  { phone: '919812300002', name: 'Meera' },
  { bsuid: 'IN.3', name: 'Om' },
);
const anyAt = fc.integer({ min: 0, max: 200_000 }).map((seconds) => AT + seconds * 1_000);
const anySender = fc.constantFrom(SENDER, SENDER, OTHER);
const anyStatus = fc.record({
  wamid: fc.constantFrom('wamid.o1', 'wamid.o2', 'wamid.o3'),
  status: fc.constantFrom('sent', 'delivered', 'read', 'played', 'failed'),
  at: anyAt,
  to: anyParty,
});
const anyText = fc.record({
  wamid: fc.constantFrom('wamid.i1', 'wamid.i2', 'wamid.i3'),
  at: anyAt,
  from: anyParty,
  text: fc.oneof(fc.string(), fc.constantFrom('STOP', 'START')),
});
const anyChange = fc.oneof(
  fc
    .tuple(anySender, fc.array(anyStatus, { minLength: 1, maxLength: 4 }))
    .map(([sender, statuses]) => statusChange(sender, statuses)),
  fc
    .tuple(anySender, fc.array(anyText, { minLength: 1, maxLength: 3 }))
    .map(([sender, texts]) => messageChange(sender, texts.map(textMessage))),
  fc.constantFrom(...EVERY_MESSAGE).map((message) => ({
    field: 'messages',
    value: { messaging_product: 'whatsapp', metadata: { phone_number_id: NUMBER }, messages: [message] },
  })),
  fc.constant({ field: 'something_new', value: { metadata: { phone_number_id: NUMBER } } }),
);
const anyDelivery = fc
  .array(anyChange, { minLength: 1, maxLength: 3 })
  .map((changes) => envelope({ id: WABA, changes }));
const anySeason = fc.array(anyDelivery, { minLength: 1, maxLength: 25 });

describe('replaying the raw log', () => {
  it('once more changes nothing and announces nothing, however often', () => {
    fc.assert(
      fc.property(anySeason, (season) => {
        using desk = openDesk();
        for (const body of season) desk.record(body);
        const before = derived(desk.db);
        for (let times = 0; times < 2; times += 1) {
          const { replay, frames } = replayAll(desk);
          expect(replay).toMatchObject({ state: 'done', replayed: season.length, placed: 0, changed: 0, failed: 0 });
          expect(frames).toBe(0);
          expect(derived(desk.db)).toEqual(before);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('gives lines that were strays their place, and counts them', () => {
    using desk = openDesk();
    const changes = [statusChange(SENDER, [sent('wamid.1')]), statusChange(OTHER, [sent('wamid.2')])];
    desk.record(envelope({ id: WABA, changes }));
    desk.record(statusBody({ phoneNumberId: '999', wabaId: WABA, statuses: [sent('wamid.3')] }));
    learnOther(desk);
    const { replay, frames } = replayAll({ ...desk, writer: createWriter(desk.db, () => AT) });
    expect(replay).toMatchObject({ replayed: 2, placed: 1, changed: 1, strays: 1, upTo: 2 });
    expect(frames).toBe(1);
    expect(desk.read('listDeliveries', [{ ...EVERYTHING, strays: true }]).rows).toMatchObject([{ id: 2 }]);
  });

  it('gives one that was quarantined its effect when the bug is mended, and tells its lines anew', () => {
    using desk = openDesk();
    desk.writer.quarantine({
      apps: [APP],
      at: AT,
      body: metaBytes(statusBody({ ...SENDER, statuses: [sent('wamid.1'), sent('wamid.2')] })),
    });
    expect(replayAll(desk).replay).toMatchObject({ replayed: 1, placed: 1, changed: 2, strays: 0 });
    expect(desk.read('delivery', [1])).toMatchObject({ lines: 2, verdict: 'placed' });
  });

  it('reads words anew that an older parser read otherwise, once', () => {
    using desk = openDesk();
    desk.record(messageBody({ ...SENDER, messages: [said('wamid.1', 'The fee?')] }));
    desk.db.exec(`UPDATE messages SET said = 'unsupported', text = 'unsupported', kind = 'unsupported'`);
    expect(replayAll(desk).replay).toMatchObject({ changed: 1, placed: 0 });
    expect(desk.db.prepare('SELECT said, text, kind FROM messages').get()).toEqual({
      said: 'The fee?',
      text: 'The fee?',
      kind: 'text',
    });
    expect(replayAll(desk).replay).toMatchObject({ changed: 0 });
  });

  it('brings nothing of a number that belongs to another college by now into that college', () => {
    using desk = openDesk();
    desk.record(messageBody({ ...SENDER, messages: [said('wamid.1', 'Only for Asha College')] }));
    desk.record(statusBody({ ...SENDER, statuses: [sent('wamid.2')] }));
    desk.writer.write('saveCollege', [{ id: 'c2', name: 'Second' }, 'test']);
    const number = { phoneNumberId: NUMBER, collegeId: 'c2', wabaId: WABA, appId: APP, displayPhone: null };
    desk.writer.write('saveNumber', [number, [], 'test']);
    const before = derived(desk.db);
    expect(replayAll(desk).replay).toMatchObject({ replayed: 2, changed: 0 });
    expect(derived(desk.db)).toEqual(before);
  });

  it('passes over deliveries whose bytes are gone, and leaves what they told', () => {
    using desk = openDesk();
    desk.record(statusBody({ ...SENDER, statuses: [sent('wamid.1')] }));
    desk.record(statusBody({ ...SENDER, statuses: [sent('wamid.2')] }));
    desk.db.exec(`UPDATE deliveries SET body = x'' WHERE id = 1`);
    const before = derived(desk.db);
    expect(replayAll(desk).replay).toMatchObject({ replayed: 1, changed: 0 });
    expect(derived(desk.db)).toEqual(before);
  });

  it('takes few at once: the writer is free again within milliseconds', () => {
    using desk = openDesk();
    for (let n = 0; n < 120; n += 1) desk.record(statusBody({ ...SENDER, statuses: [sent(`wamid.${n}`)] }));
    const many = Array.from({ length: 400 }, (_, n) => sent(`wamid.many${n}`));
    desk.record(statusBody({ ...SENDER, statuses: many }));
    desk.record(statusBody({ ...SENDER, statuses: many }));
    const pieces: number[] = [];
    for (let upTo = 0; ; ) {
      const ids = desk.read('replayable', [upTo, 200]);
      if (ids.length === 0) break;
      pieces.push(ids.length);
      upTo = ids.at(-1) ?? 0;
    }
    expect(pieces).toEqual([50, 50, 20, 1, 1]);
  });
});

/** A store in its threads with so many deliveries, and what replays them. */
const openLog = async (deliveries: number) => {
  await using undo = new AsyncDisposableStack();
  const { path: folder } = undo.use(temporaryFolder('replay'));
  const bugs: unknown[] = [];
  const store = undo.use(await openStore({ folder, onBug: (bug) => bugs.push(bug) }));
  await store.write('saveCollege', { id: COLLEGE, name: 'Asha College' }, 'test');
  const number = { phoneNumberId: NUMBER, collegeId: COLLEGE, wabaId: WABA, appId: APP, displayPhone: null };
  await store.write('saveNumber', number, [], 'test');
  const record = (wamid: string): Promise<void> =>
    store.record({ apps: [APP], at: AT, body: metaBytes(statusBody({ ...SENDER, statuses: [sent(wamid)] })) });
  await Promise.all(Array.from({ length: deliveries }, (_, n) => record(`wamid.${n}`)));
  const stack = undo.move();
  return { store, bugs, folder, record, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};
const ended = (store: Store): Promise<Replay> =>
  eventually('the replay ends', async () => {
    const replay = await store.read('replay');
    return replay?.state === 'running' ? null : replay;
  });

describe('a replay', () => {
  it('goes through all, one, or a range of them', async () => {
    await using log = await openLog(130);
    await using replaying = openReplaying(log.store, (bug) => log.bugs.push(bug));
    expect(await replaying.begin(undefined, undefined, 'test')).toMatchObject({
      state: 'running',
      from: 1,
      to: 130,
      upTo: 0,
    });
    expect(await ended(log.store)).toMatchObject({ state: 'done', upTo: 130, replayed: 130, changed: 0 });
    await replaying.begin(7, 7, 'test');
    expect(await ended(log.store)).toMatchObject({ from: 7, to: 7, replayed: 1 });
    await replaying.begin(120, 9_999, 'test');
    expect(await ended(log.store)).toMatchObject({ from: 120, to: 130, replayed: 11 });
    expect(log.bugs).toEqual([]);
  });

  it('is refused beyond the newest, and while another one runs', async () => {
    await using log = await openLog(130);
    await using replaying = openReplaying(log.store, (bug) => log.bugs.push(bug));
    await expect(replaying.begin(131, undefined, 'test')).rejects.toMatchObject({ code: 'not_found' });
    const both = await Promise.allSettled([1, 1].map((from) => replaying.begin(from, undefined, 'test')));
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await ended(log.store)).toMatchObject({ replayed: 130 });
  });

  it('lets deliveries in while it runs', async () => {
    await using log = await openLog(400);
    await using replaying = openReplaying(log.store, (bug) => log.bugs.push(bug));
    await replaying.begin(undefined, undefined, 'test');
    await log.record('wamid.new');
    expect(await log.store.read('replay')).toMatchObject({ state: 'running', to: 400 });
    expect(await ended(log.store)).toMatchObject({ state: 'done', replayed: 400 });
  });

  it('that is cancelled keeps what it has done, and another one can begin', async () => {
    await using log = await openLog(400);
    await using replaying = openReplaying(log.store, (bug) => log.bugs.push(bug));
    await replaying.begin(undefined, undefined, 'test');
    const cancelled = await replaying.cancel();
    expect(cancelled).toMatchObject({ state: 'cancelled', to: 400 });
    expect(cancelled.upTo).toBeLessThan(400);
    expect(cancelled.endedAt).not.toBeNull();
    expect(await replaying.cancel()).toEqual(cancelled);
    await replaying.begin(1, 1, 'test');
    expect(await ended(log.store)).toMatchObject({ state: 'done' });
  });

  it('that the end of the program cut off goes on at the next start', async () => {
    await using log = await openLog(400);
    {
      await using replaying = openReplaying(log.store, (bug) => log.bugs.push(bug));
      await replaying.begin(undefined, undefined, 'test');
    }
    expect(await log.store.read('replay')).toMatchObject({ state: 'running' });
    await using _again = openReplaying(log.store, (bug) => log.bugs.push(bug));
    expect(await ended(log.store)).toMatchObject({ state: 'done', upTo: 400, replayed: 400 });
    expect(log.bugs).toEqual([]);
  });

  it('passes over one that a bug of ours stops at, and leaves it as it was', async () => {
    await using log = await openLog(60);
    using db = closing(strangerAt(log.folder));
    // A trigger stands in for a bug that only this delivery meets.
    db.exec(`
      UPDATE reports SET at = at + 1 WHERE delivery = 30;
      CREATE TRIGGER spoiled BEFORE UPDATE ON reports WHEN OLD.delivery = 30
      BEGIN SELECT RAISE(ABORT, 'spoiled'); END`);
    await using replaying = openReplaying(log.store, (bug) => log.bugs.push(bug));
    await replaying.begin(undefined, undefined, 'test');
    expect(await ended(log.store)).toMatchObject({ state: 'done', replayed: 59, failed: 1 });
    expect(log.bugs).toHaveLength(1);
    expect(await log.store.read('delivery', 30)).toMatchObject({ lines: 1, strays: 0 });
  });

  it('waits while the disk cannot be written, and then goes on', async () => {
    await using log = await openLog(60);
    using db = closing(strangerAt(log.folder));
    await using replaying = openReplaying(log.store, (bug) => log.bugs.push(bug));
    await replaying.begin(undefined, undefined, 'test');
    db.exec('BEGIN IMMEDIATE');
    await expect(log.record('wamid.held')).rejects.toMatchObject({ code: 'unavailable' });
    db.exec('ROLLBACK');
    expect(await ended(log.store)).toMatchObject({ state: 'done', replayed: 60 });
    expect(log.bugs).toEqual([]);
  });
});

describe('the asks', () => {
  it('list, show and replay over the socket, for the whole desk', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    await desk.post(statusBody({ ...DESK_SENDER, statuses: [sent('wamid.A')] }));
    await desk.post(statusBody({ ...DESK_SENDER, phoneNumberId: '777', statuses: [sent('wamid.B')] }));
    expect(await window.ask('deliveries.replayed', {})).toBeNull();
    expect((await window.ask('deliveries.list', { search: '098123 00001' })).rows).toHaveLength(2);
    expect((await window.ask('deliveries.list', { strays: true })).rows).toMatchObject([{ id: 2, verdict: 'stray' }]);
    expect(await window.ask('deliveries.get', { id: 2 })).toMatchObject({ strayLines: [{ reason: 'unknown_number' }] });
    await window.ask('deliveries.replay', {});
    await eventually('the replay ends', async () => (await window.ask('deliveries.replayed', {}))?.state === 'done');
    expect(await window.ask('deliveries.replayed', {})).toMatchObject({ replayed: 2, strays: 1, changed: 0 });
    await expect(window.ask('deliveries.get', { id: 3 })).rejects.toThrow('not_found');
    await expect(window.ask('deliveries.replay', { from: 9 })).rejects.toThrow('not_found');
    const { rows } = await window.ask('audit.list', {});
    expect(JSON.stringify(rows)).not.toContain('wamid');
  });
});

describe('an ask that makes no sense', () => {
  let desk: WholeDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk?.[Symbol.asyncDispose]());

  it.each([
    ['deliveries.list', { limit: 0 }],
    ['deliveries.list', { after: 'nonsense' }],
    ['deliveries.list', { strays: 'yes' }],
    ['deliveries.get', { id: 0 }],
    ['deliveries.get', { id: 1.5 }],
    ['deliveries.get', { id: '1' }],
    ['deliveries.replay', { from: 3, to: 2 }],
    ['deliveries.replay', { from: -1 }],
  ] as const)('%s with %j is a bad request', async (ask, params) => {
    using window = await desk.window();
    await expect(window.ask(ask, params as never)).rejects.toThrow('bad_request');
  });
});
