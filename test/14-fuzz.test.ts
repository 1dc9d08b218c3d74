import { describe, expect, test } from 'vitest';
import { hostileDelivery } from './support/fuzz/hostile-delivery.ts';
import { APP, derived, openDesk } from './support/store-folder.ts';

const URL_OF = new URL('http://desk/college/whatsapp/webhook');
const SECRETS = { own: 'own', otherApp: 'other' };

const bodyOf = (n: number): Uint8Array => {
  const { request } = hostileDelivery(URL_OF, SECRETS, 1, n);
  return request.subarray(request.indexOf('\r\n\r\n') + 4);
};

const AT = 1_800_000_000_000;
const COUNT = 1_200;

describe('spoilt deliveries', () => {
  test('are each kept, none aside as one that our code cannot apply, and give the same rows when rebuilt', () => {
    using desk = openDesk();
    desk.writer.record(Array.from({ length: COUNT }, (_, n) => ({ apps: [APP], at: AT, body: bodyOf(n) })));
    const kept = desk.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM deliveries').get();
    expect(kept?.n).toBe(COUNT);
    const before = derived(desk.db);
    expect(desk.writer.write('rebuild', []).frames).toEqual([]);
    expect(derived(desk.db)).toEqual(before);
  });

  test('come from their number alone', () => {
    for (const n of [0, 7, 1_199]) expect(bodyOf(n)).toEqual(bodyOf(n));
  });
});
