import { describe, expect, it } from 'vitest';
import { createDaily } from '../main/store/daily.ts';
import { ASHA, MEERA, MINUTE, NOON, openHistoryDesk } from './support/history-desk.ts';
import { envelope, messageBody, statusChange } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';
import { COLLEGE, NUMBER, openDesk, WABA } from './support/store-folder.ts';

/** Every text in every table but the index of words, whose words are nobody's. */
const everything = (history: ReturnType<typeof openHistoryDesk>): string => {
  const { db } = history.desk;
  const tables = db
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'word*'`)
    .all();
  return tables
    .flatMap(({ name }) => db.prepare(`SELECT * FROM "${name}"`).all())
    .map((row) =>
      JSON.stringify(row, (_key, value) => (value?.type === 'Buffer' ? Buffer.from(value.data).toString() : value)),
    )
    .join('\n');
};

describe('forgetting a student', () => {
  it('erases all that says who it was, keeps the counts and the others, and leaves a receipt', () => {
    using history = openHistoryDesk();
    const { desk } = history;
    history.wrote(ASHA, 'My father Ramesh will pay', NOON, 'wamid.HBgAsha1');
    history.told('wamid.HBgAsha2', 'read', NOON + MINUTE, { phone: '919812345678' });
    history.wrote(MEERA, 'मैं भी', NOON + 2 * MINUTE);
    const group = {
      wamid: 'wamid.group',
      status: 'read' as const,
      at: NOON,
      to: {},
      group: { id: 'g1', member: { phone: '919812345678', name: 'Asha Verma' } },
    };
    desk.record(envelope({ id: WABA, changes: [statusChange({ phoneNumberId: NUMBER, wabaId: WABA }, [group])] }));
    history.search();
    const totals = () => desk.db.prepare('SELECT sum(total), sum(delivered), sum(read) FROM daily').get();
    const before = totals();
    const { id } = desk.read('listRegistrations', [
      COLLEGE,
      { search: 'asha', digits: null, limit: 1, after: undefined },
    ]).rows[0] ?? { id: '' };

    const traces = desk.read('tracesOf', [COLLEGE, id]);
    const erased = desk.writer.write('forgetStudent', [
      COLLEGE,
      id,
      traces ?? { deliveries: [], groupMessages: [] },
      'test',
    ]).value;

    expect(erased).toEqual({ messages: 2, deliveries: 3 });
    const left = everything(history);
    for (const trace of ['Asha Verma', 'Ramesh', '9812345678', 'ADM-1', 'HBgAsha']) expect(left).not.toContain(trace);
    expect(left).toContain('मीरा');
    expect(totals()).toEqual(before);
    expect(history.search({ text: 'ramesh' }).rows).toEqual([]);
    expect(history.search({ text: 'asha' }).rows).toEqual([]);
    expect(history.search().rows).toHaveLength(4);
    expect(desk.db.prepare(`SELECT who, subject FROM audit WHERE what = 'registrations.forget'`).get()).toEqual({
      who: 'test',
      subject: JSON.stringify({ id, messages: 2, deliveries: 3 }),
    });
    const daily = () => desk.db.prepare('SELECT * FROM daily WHERE total <> 0').all();
    const counted = daily();
    createDaily(desk.db).recount();
    expect(daily()).toEqual(counted);
    expect(desk.writer.write('rebuild', []).frames).toEqual([]);
  });

  it('leaves nothing to whoever comes next and gets the same number', () => {
    using desk = openDesk();
    const row = { externalId: 'A-1', name: 'Asha Verma', phone: '+919812345678', batch: null, email: null };
    desk.writer.write('importRegistrations', [COLLEGE, [{ ...row, course: 'BA' }], 'test']);
    const wrote = (wamid: string, phone: string) =>
      desk.record(
        messageBody({
          phoneNumberId: NUMBER,
          wabaId: WABA,
          messages: [textMessage({ wamid, at: NOON, from: { phone }, text: 'Hello' })],
        }),
      );
    wrote('wamid.asha', '919812345678');
    const { id, n } = desk.db.prepare<[], { id: string; n: number }>('SELECT id, n FROM registrations').get() ?? {
      id: '',
      n: 0,
    };
    desk.db.prepare(`INSERT INTO auto_firings VALUES ('rule', ?, 1, ?)`).run(n, NOON);
    desk.writer.write('forgetStudent', [COLLEGE, id, { deliveries: [], groupMessages: [] }, 'test']);
    wrote('wamid.next', '919812345679');
    expect(desk.db.prepare('SELECT n FROM registrations').get()).toEqual({ n });
    expect(desk.db.prepare('SELECT course, sum(total) AS total FROM daily WHERE total > 0').get()).toEqual({
      course: '',
      total: 2,
    });
    expect(desk.db.prepare('SELECT * FROM auto_firings').all()).toEqual([]);
  });

  it('knows nobody of another college', () => {
    using history = openHistoryDesk();
    expect(history.desk.read('tracesOf', ['c2', 'r_nobody'])).toBeNull();
    const none = { deliveries: [], groupMessages: [] };
    expect(history.desk.writer.write('forgetStudent', ['c2', 'r_nobody', none, 'test']).value).toBeNull();
  });
});
