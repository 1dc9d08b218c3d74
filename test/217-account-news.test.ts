import { describe, expect, it, test } from 'vitest';
import type { AccountNewsRow } from '../preload/contract/account-news.ts';
import { SENDER, startDesk } from './support/desk.ts';
import { envelope } from './support/meta/bodies.ts';
import { metaBytes } from './support/meta/bytes.ts';
import { sign } from './support/meta/sign.ts';
import { APP, COLLEGE, type Desk, derived, openDesk, WABA } from './support/store-folder.ts';

const AT = 1_800_000_000_000;
const event = (name: string) => ({ field: 'account_update', value: { event: name } });
const limits = { field: 'business_capability_update', value: { max_daily_conversations_per_business: 2_000 } };
/** A delivery about an account, with Meta's time; without one, Meta told none. */
const about = (waba: string, change: { field: string; value: object }, seconds?: number) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: waba, changes: [change], ...(seconds !== undefined && { time: AT / 1_000 + seconds }) }],
});
const news = (desk: Desk, college: string | null = COLLEGE): readonly AccountNewsRow[] =>
  desk.read('accountNews', [college, 500]);
const events = (desk: Desk, college: string | null = COLLEGE) => news(desk, college).map((row) => row.event);
const secondCollege = (desk: Desk, wabaId: string, appId: string): void => {
  desk.writer.write('saveCollege', [{ id: 'c2', name: 'Meera College' }, 'test']);
  const number = { phoneNumberId: '222', collegeId: 'c2', wabaId, appId, displayPhone: null };
  desk.writer.write('saveNumber', [number, [], 'test']);
};

describe('what Meta tells of an account', () => {
  it('is kept, the newest first, by Meta’s clock', () => {
    using desk = openDesk();
    desk.record(about(WABA, event('ACCOUNT_VIOLATION'), 5));
    desk.record(about(WABA, limits, 9));
    desk.record(about(WABA, event('ACCOUNT_RESTRICTION'), 1));
    expect(news(desk)).toEqual([
      {
        wabaId: WABA,
        field: 'business_capability_update',
        event: null,
        words: 'max daily conversations per business: 2000',
        at: new Date(AT + 9_000).toISOString(),
      },
      expect.objectContaining({ event: 'ACCOUNT_VIOLATION', words: '' }),
      expect.objectContaining({ event: 'ACCOUNT_RESTRICTION' }),
    ]);
  });

  it('is dated by when we heard it where Meta gives no time', () => {
    using desk = openDesk(() => AT + 77);
    desk.record(about(WABA, event('ACCOUNT_DELETED')));
    expect(news(desk)).toMatchObject([{ at: new Date(AT + 77).toISOString() }]);
  });

  it('is one line, however often Meta repeats it', () => {
    using desk = openDesk();
    for (const _ of [1, 2, 3]) desk.record(about(WABA, event('ACCOUNT_VIOLATION'), 5));
    expect(events(desk)).toEqual(['ACCOUNT_VIOLATION']);
  });

  it('is the newest hundred of each account, in whatever order they come', () => {
    using desk = openDesk();
    const order = Array.from({ length: 130 }, (_, n) => (n * 37) % 130);
    for (const n of order) desk.record(about(WABA, event(`EVENT_${n}`), n));
    expect(events(desk)).toEqual(Array.from({ length: 100 }, (_, n) => `EVENT_${129 - n}`));
  });

  it('comes out of a rebuild as it was, and out of a replay', () => {
    using desk = openDesk();
    for (let n = 0; n < 110; n += 1) desk.record(about(WABA, event(`EVENT_${(n * 37) % 110}`), (n * 37) % 110));
    desk.record(about(WABA, event('EVENT_109'), 109));
    const before = derived(desk.db);
    desk.writer.write('rebuild', []);
    expect(derived(desk.db)).toEqual(before);
    desk.writer.write('beginReplay', [1, 111, 'test']);
    desk.writer.write('replayPiece', [Array.from({ length: 111 }, (_, n) => n + 1)]);
    expect(derived(desk.db)).toEqual(before);
  });

  it('stays after the bytes that told it were emptied', () => {
    using desk = openDesk();
    desk.record(about(WABA, event('ACCOUNT_VIOLATION'), 5));
    desk.db.exec(`UPDATE deliveries SET body = x''`);
    desk.writer.write('rebuild', []);
    expect(events(desk)).toEqual(['ACCOUNT_VIOLATION']);
  });
});

describe('whose news it is', () => {
  it('is every college’s that has a number of the account, and nobody else’s', () => {
    using desk = openDesk();
    secondCollege(desk, 'w2', APP);
    desk.record(about(WABA, event('FIRST'), 1));
    desk.record(about('w2', event('SECOND'), 2));
    desk.record(about('w3', event('NOBODY'), 3));
    expect([events(desk), events(desk, 'c2'), events(desk, null), events(desk, 'c3')]).toEqual([
      ['FIRST'],
      ['SECOND'],
      ['SECOND', 'FIRST'],
      [],
    ]);
  });

  it('is told once to the desk where two colleges share the account', () => {
    using desk = openDesk();
    secondCollege(desk, WABA, APP);
    desk.record(about(WABA, event('SHARED'), 1));
    expect([events(desk), events(desk, 'c2'), events(desk, null)]).toEqual([['SHARED'], ['SHARED'], ['SHARED']]);
  });

  it('is not what another app’s secret signed', () => {
    using desk = openDesk();
    secondCollege(desk, WABA, 'app-2');
    desk.record(about(WABA, event('OF_THE_SECOND'), 1), ['app-2']);
    expect([events(desk), events(desk, 'c2')]).toEqual([[], ['OF_THE_SECOND']]);
  });

  it('stays with the college it was told to when the number moves and it is replayed', () => {
    using desk = openDesk();
    desk.record(about(WABA, event('BEFORE'), 1));
    desk.db.exec(`INSERT INTO colleges (id, name, created_at) VALUES ('c2', 'Meera College', 0)`);
    const [number] = desk.read('numbers', []);
    if (!number) throw new Error('There is no number');
    desk.writer.write('saveNumber', [{ ...number, collegeId: 'c2' }, [], 'test']);
    desk.writer.write('beginReplay', [1, 1, 'test']);
    desk.writer.write('replayPiece', [[1]]);
    desk.record(about(WABA, event('AFTER'), 2));
    expect([events(desk), events(desk, 'c2')]).toEqual([['BEFORE'], ['AFTER']]);
  });
});

test('a window asks for it: the desk for all, a college for its own', async () => {
  await using desk = await startDesk();
  using staff = await desk.window();
  await staff.ask('colleges.save', { id: 'c2', name: 'Another' });
  const ids = { phoneNumberId: '222', wabaId: 'w2', collegeId: 'c2', appId: 'app-2' };
  await staff.ask('numbers.save', { ...ids, appSecret: 'another secret' });
  expect(await desk.post(envelope({ id: SENDER.wabaId, changes: [event('FIRST')] }))).toBe(200);
  const body = metaBytes(envelope({ id: 'w2', changes: [event('SECOND')] }));
  expect(await desk.post(body, sign('another secret', body))).toBe(200);
  // Its secret is another's: nothing of the first account comes of it.
  const forged = metaBytes(envelope({ id: SENDER.wabaId, changes: [event('FORGED')] }));
  expect(await desk.post(forged, sign('another secret', forged))).toBe(200);
  const { token } = await staff.ask('tokens.create', { collegeId: 'c2', label: 'Office' });
  using office = await desk.window({ collegeId: 'c2', token });
  const told = async (window: typeof staff) => (await window.ask('health.news', {})).rows.map((row) => row.event);
  expect((await told(staff)).sort()).toEqual(['FIRST', 'SECOND']);
  expect(await told(office)).toEqual(['SECOND']);
  expect((await staff.ask('health.news', { limit: 1 })).rows).toHaveLength(1);
  await expect(staff.ask('health.news', { limit: 0 })).rejects.toThrow('bad_request');
});
