import { describe, expect, test } from 'vitest';
import { hostileDelivery } from './support/fuzz/hostile-delivery.ts';
import { derived, openDesk } from './support/store-folder.ts';

const URL_OF = new URL('http://desk/college/whatsapp/webhook');
const SECRETS = { own: 'own', otherApp: 'other' };

const bodyOf = (n: number): Uint8Array => {
  const { request } = hostileDelivery(URL_OF, SECRETS, 1, n);
  return request.subarray(request.indexOf('\r\n\r\n') + 4);
};

describe('3,000 spoilt deliveries', () => {
  test('are each kept, none aside as one that our code cannot apply, and give the same rows when rebuilt', () => {
    using desk = openDesk();
    for (let n = 0; n < 3_000; n += 1) desk.record(bodyOf(n));
    const kept = desk.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM deliveries').get();
    expect(kept?.n).toBe(3_000);
    const before = derived(desk.db);
    expect(desk.writer.write('rebuild', []).frames).toEqual([]);
    expect(derived(desk.db)).toEqual(before);
  });

  test('come from their number alone', () => {
    for (const n of [0, 7, 2_999]) expect(bodyOf(n)).toEqual(bodyOf(n));
  });
});
