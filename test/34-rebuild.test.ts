import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDaily } from '../main/store/daily.ts';
import { EVERY_MESSAGE } from './fixtures/messages.ts';
import { envelope, messageChange, statusChange } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';
import { COLLEGE, type Desk, derived, NUMBER, openDesk, WABA } from './support/store-folder.ts';

const SENDER = { phoneNumberId: NUMBER, wabaId: WABA };
const AT = 1_790_000_000_000;

const anyParty = fc.constantFrom(
  { phone: '919812300001', bsuid: 'IN.1' },
  { phone: '919812300001' },
  { bsuid: 'IN.1' },
  { phone: '919812300002', name: 'Meera' },
  { bsuid: 'IN.3', name: 'Om' },
);
const anyAt = fc.integer({ min: 0, max: 200_000 }).map((seconds) => AT + seconds * 1_000);
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
  text: fc.string(),
});
const anyDelivery = fc.oneof(
  fc.array(anyStatus, { minLength: 1, maxLength: 4 }).map((statuses) => statusChange(SENDER, statuses)),
  fc.array(anyText, { minLength: 1, maxLength: 3 }).map((texts) => messageChange(SENDER, texts.map(textMessage))),
  fc.constantFrom(...EVERY_MESSAGE).map((message) => ({
    field: 'messages',
    value: { messaging_product: 'whatsapp', metadata: { phone_number_id: NUMBER }, messages: [message] },
  })),
);
const anySeason = fc.array(anyDelivery, { minLength: 1, maxLength: 25 });

const play = (desk: Desk, season: readonly { field: string; value: Record<string, unknown> }[]): void => {
  for (const change of season) desk.record(envelope({ id: WABA, changes: [change] }));
};

describe('rebuilding from the raw log', () => {
  it('gives the identical tables, and announces nothing', () => {
    fc.assert(
      fc.property(anySeason, (season) => {
        using desk = openDesk();
        play(desk, season);
        const before = derived(desk.db);
        const { value, frames } = desk.writer.write('rebuild', []);
        expect(value.deliveries).toBe(season.length);
        expect(derived(desk.db)).toEqual(before);
        expect(frames).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('mends what was spoiled, and announces just that', () => {
    using desk = openDesk();
    play(desk, [
      statusChange(SENDER, [{ wamid: 'wamid.o1', status: 'read', at: AT, to: { phone: '919812300001' } }]),
      statusChange(SENDER, [{ wamid: 'wamid.o2', status: 'sent', at: AT, to: { phone: '919812300001' } }]),
    ]);
    const before = derived(desk.db) as { messages: { status: string }[] };
    desk.db.exec(`UPDATE messages SET status = 'sent' WHERE wamid = 'wamid.o1'; DELETE FROM daily`);
    const { frames } = desk.writer.write('rebuild', []);
    expect(frames).toMatchObject([{ messageId: 'wamid.o1', status: 'read' }]);
    const after = derived(desk.db) as { messages: { status: string }[] };
    expect(after.messages.map(({ status }) => status)).toEqual(before.messages.map(({ status }) => status));
  });

  it('leaves standing what deliveries told whose bytes are gone', () => {
    using desk = openDesk();
    play(desk, [
      statusChange(SENDER, [{ wamid: 'wamid.o1', status: 'sent', at: AT, to: { phone: '919812300001' } }]),
      messageChange(SENDER, [
        textMessage({ wamid: 'wamid.i1', at: AT, from: { phone: '919812300002' }, text: 'Kept' }),
      ]),
      statusChange(SENDER, [{ wamid: 'wamid.o1', status: 'read', at: AT + 5_000, to: { phone: '919812300001' } }]),
    ]);
    desk.db.exec(`UPDATE deliveries SET body = x'' WHERE id <= 2`);
    const before = derived(desk.db);
    desk.writer.write('rebuild', []);
    expect(derived(desk.db)).toEqual(before);
  });
});

describe('the daily counts', () => {
  it('kept with every change equal a count of everything', () => {
    fc.assert(
      fc.property(anySeason, (season) => {
        using desk = openDesk();
        play(desk, season);
        const kept = (derived(desk.db) as { daily: unknown }).daily;
        createDaily(desk.db).recount();
        expect((derived(desk.db) as { daily: unknown }).daily).toEqual(kept);
      }),
      { numRuns: 60 },
    );
  });

  it('put a message on the day it has in the college, not in London', () => {
    using desk = openDesk();
    const late = Date.UTC(2026, 9, 1, 20, 0); // 01:30 on 2 October in India
    play(desk, [
      statusChange(SENDER, [{ wamid: 'wamid.o1', status: 'sent', at: late, to: { phone: '919812300001' } }]),
    ]);
    const [row] = desk.db.prepare<[], { day: number }>(`SELECT day FROM daily WHERE college_id = '${COLLEGE}'`).all();
    expect(row?.day).toBe(Date.UTC(2026, 9, 2) / 86_400_000);
  });
});
