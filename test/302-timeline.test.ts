import { describe, expect, it } from 'vitest';
import { MINUTE, NOON, openHistoryDesk } from './support/history-desk.ts';
import { envelope, statusChange } from './support/meta/bodies.ts';
import { acceptedAs, failedWith, openOutboxDesk } from './support/outbox-desk.ts';
import { APP, COLLEGE, NUMBER, WABA } from './support/store-folder.ts';

const TO = { phone: '919812345678' };
const SENDER = { phoneNumberId: NUMBER, wabaId: WABA };

const idOf = (history: ReturnType<typeof openHistoryDesk>, wamid: string): string =>
  history.search({ text: wamid }).rows[0]?.id ?? '';

describe('what is behind a message', () => {
  it('is each delivery that told of it, byte for byte where it told of nothing else', () => {
    using history = openHistoryDesk();
    history.told('wamid.o1', 'sent', NOON, TO);
    history.told('wamid.o1', 'read', NOON + MINUTE, TO);
    const rows = history.desk.read('deliveriesOf', [COLLEGE, idOf(history, 'wamid.o1')]) ?? [];
    expect(rows.map(({ isWhole, isEmptied }) => [isWhole, isEmptied])).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(JSON.parse(rows[1]?.body ?? '').entry[0].changes[0].value.statuses[0].status).toBe('read');
  });

  it('shows nothing of other students and other colleges from the same delivery', () => {
    using history = openHistoryDesk();
    history.desk.writer.write('saveCollege', [{ id: 'c2', name: 'Other' }, 'test']);
    const other = { phoneNumberId: '999', collegeId: 'c2', wabaId: WABA, appId: APP, displayPhone: null };
    history.desk.writer.write('saveNumber', [other, [], 'test']);
    const report = (wamid: string, phone: string) =>
      ({ wamid, status: 'sent', at: NOON, to: { phone, name: 'X' } }) as const;
    const ours = statusChange(SENDER, [report('wamid.o1', TO.phone), report('wamid.o2', '919900011122')]);
    const theirs = statusChange({ ...SENDER, phoneNumberId: '999' }, [report('wamid.o1', '917777777777')]);
    history.desk.record(envelope({ id: WABA, changes: [ours, theirs] }));
    const [row] = history.desk.read('deliveriesOf', [COLLEGE, idOf(history, 'wamid.o1')]) ?? [];
    expect(row?.isWhole).toBe(false);
    expect(row?.body).toContain(TO.phone);
    for (const trace of ['wamid.o2', '919900011122', '999', '917777777777']) expect(row?.body).not.toContain(trace);
    expect(history.desk.read('deliveriesOf', ['c2', idOf(history, 'wamid.o1')])).toBeNull();
  });

  it('is each try of ours, with how it ended and its wamid', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.begin(id);
    const again = { kind: 'again', notBefore: outbox.clock } as const;
    outbox.end(id, 1, failedWith(131048, outbox.clock + 500), again);
    outbox.clock += MINUTE;
    outbox.begin(id);
    outbox.end(id, 2, acceptedAs('wamid.second', outbox.clock + 300), { kind: 'done' });
    expect(outbox.desk.read('attempts', [COLLEGE, id])).toMatchObject([
      { attempt: 1, wamid: null, outcome: 'failed', httpStatus: 400, error: { code: 131048 } },
      { attempt: 2, wamid: 'wamid.second', outcome: 'accepted', httpStatus: 200, error: null },
    ]);
  });
});
