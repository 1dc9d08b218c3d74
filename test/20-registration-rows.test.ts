import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseRow } from '../main/registrations/normalise.ts';
import { normaliseRows } from '../main/registrations/normalise-rows.ts';
import { searchDigits } from '../main/registrations/search-digits.ts';
import { IMPORT_REASONS } from '../preload/contract/rows.ts';

const asha = { externalId: 'A-1', name: 'Asha Verma', phone: '+91 98765 43210' };
const breathe = async (): Promise<void> => {
  await turn();
};

const phoneOf = (phone: unknown, country = 'IN'): string => {
  const normal = normaliseRow({ ...asha, phone }, country);
  return typeof normal === 'string' ? normal : normal.phone;
};

describe('a row of an import', () => {
  it('is stored with its optional fields empty where they were not given', () => {
    expect(normaliseRow(asha, 'IN')).toEqual({
      externalId: 'A-1',
      name: 'Asha Verma',
      phone: '+919876543210',
      course: null,
      batch: null,
      email: null,
    });
  });

  it('takes numbers in cells, as spreadsheets give them', () => {
    expect(normaliseRow({ externalId: 1023, name: 7, phone: 9876543210, batch: 2026 }, 'IN')).toMatchObject({
      externalId: '1023',
      name: '7',
      phone: '+919876543210',
      batch: '2026',
    });
  });

  it.each([
    ['98765 43210'],
    ['098765 43210'],
    ['0091 98765-43210'],
    ['+91 98765 43210'],
    ['+91 098765 43210'],
    ['(+91) 98765 43210'],
    ['919876543210'],
    ['0919876543210'],
    ['91-98765-43210'],
    ['9876543210.0'],
    ['tel:+919876543210'],
    ['९८७६५४३२१०'],
    ['+९१ ९८७६५ ४३२१०'],
    ['９８７６５４３２１０'],
    ['\u202a+91\u00a098765\u00a043210\u202c'],
    [' 98765\t43210, '],
    [919876543210],
  ])('reads the phone %j as the same number', (phone) => {
    expect(phoneOf(phone)).toBe('+919876543210');
  });

  it.each([
    ['9.19876E+11'],
    ['9,19876e+11'],
    ['98765'],
    ['0000000000'],
    ['9876543210/9123456780'],
    ['9876543210 x12'],
    ['call 9876543210'],
    ['+91'],
    ['=1+1'],
    ['98765432101234567890'],
    [98765.4321],
    [`9876543210${','.repeat(1_000)}1`],
    [9.19876e25],
  ])('guesses nothing from the phone %j', (phone) => {
    expect(phoneOf(phone)).toMatch(/^phone_(invalid|missing)$/);
  });

  it('reads a national number in the country of the college, and an international one anywhere', () => {
    expect(phoneOf('9812345678', 'NP')).toBe('+9779812345678');
    expect(phoneOf('+447911123456')).toBe('+447911123456');
    expect(phoneOf('+91 98765 43210', 'no country')).toBe('+919876543210');
    expect(phoneOf('98765 43210', 'no country')).toBe('phone_invalid');
  });

  it.each([
    ['not_a_row', null],
    ['not_a_row', 'Asha'],
    ['not_a_row', ['A-1', 'Asha', '9876543210']],
    ['external_id_missing', { ...asha, externalId: ' \u0000\t' }],
    ['external_id_missing', { ...asha, externalId: 2 ** 60 }],
    ['external_id_missing', { ...asha, externalId: { toString: 1 } }],
    ['external_id_missing', JSON.parse('{"__proto__":{"externalId":"A-1"},"name":"Asha","phone":"9876543210"}')],
    ['external_id_missing', Object.create(asha)],
    ['external_id_too_long', { ...asha, externalId: 'x'.repeat(101) }],
    ['name_missing', { ...asha, name: undefined }],
    ['name_missing', { ...asha, name: true }],
    ['name_too_long', { ...asha, name: 'आ'.repeat(201) }],
    ['phone_missing', { ...asha, phone: '' }],
    ['phone_missing', { externalId: 'A-1', name: 'Asha' }],
    ['phone_invalid', { ...asha, phone: '12' }],
  ])('is refused as %s: %j', (reason, row) => {
    expect(normaliseRow(row, 'IN')).toBe(reason);
  });

  it('counts characters, not their halves, up to the very limit', () => {
    const row = { ...asha, externalId: 'x'.repeat(100), name: '🎓'.repeat(200) };
    expect(normaliseRow(row, 'IN')).toMatchObject({ externalId: row.externalId, name: row.name });
    expect(normaliseRow({ ...asha, name: '🎓'.repeat(201) }, 'IN')).toBe('name_too_long');
  });

  it('keeps what looks like a formula, since it is a name', () => {
    for (const name of ['=cmd|calc', '+Asha', '-Asha', '@Asha', "'Asha"])
      expect(normaliseRow({ ...asha, name }, 'IN')).toMatchObject({ name });
  });

  it('cleans control characters, half characters and spare spaces, and keeps the joiners of Hindi', () => {
    const name = ' \uFEFFक्\u200dषमा\u0000\r\n  \uD800शर्मा\u202e ';
    expect(normaliseRow({ ...asha, name }, 'IN')).toMatchObject({ name: 'क्\u200dषमा शर्मा' });
  });

  it('cuts optional fields at 200 characters and takes empty ones as none', () => {
    const row = { ...asha, course: `${'🎓'.repeat(200)}more`, batch: '  ', email: null };
    expect(normaliseRow(row, 'IN')).toMatchObject({ course: '🎓'.repeat(200), batch: null, email: null });
  });

  it('is always either storable or refused by a known reason, whatever it holds', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.constant('9876543210'), fc.anything());
    const row = fc.oneof(fc.anything(), fc.record({ externalId: cell, name: cell, phone: cell, course: cell }));
    fc.assert(
      fc.property(row, fc.constantFrom('IN', 'US', '', 'XX'), (given, country) => {
        const normal = normaliseRow(given, country);
        if (typeof normal === 'string') return IMPORT_REASONS.includes(normal);
        const texts = Object.values(normal).filter((text) => text !== null);
        return (
          /^\+\d{6,15}$/.test(normal.phone) &&
          texts.every((text) => text.isWellFormed() && !/^\s|\p{Cc}|\s$/u.test(text))
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('all rows of an import', () => {
  it('keep their numbers, and a duplicate yields to the first good row', async () => {
    const given = [{ ...asha, phone: '12' }, asha, { ...asha, name: 'Ravi' }, 'no row', { ...asha, externalId: 'A-2' }];
    expect(await normaliseRows(given, 'IN', breathe)).toEqual({
      rows: [
        { row: 1, ...asha, phone: '+919876543210', course: null, batch: null, email: null },
        { row: 4, ...asha, externalId: 'A-2', phone: '+919876543210', course: null, batch: null, email: null },
      ],
      rejected: [
        { row: 0, reason: 'phone_invalid' },
        { row: 2, reason: 'duplicate_in_file' },
        { row: 3, reason: 'not_a_row' },
      ],
    });
  });

  it('know an externalId again when spaces or Unicode forms differ', async () => {
    const given = [
      { ...asha, externalId: 'é 1' },
      { ...asha, externalId: ' e\u0301  1 ' },
    ];
    expect((await normaliseRows(given, 'IN', breathe)).rejected).toEqual([{ row: 1, reason: 'duplicate_in_file' }]);
  });

  it('let the receiver have its turn while five thousand of them are read', async () => {
    const given = Array.from({ length: 5_000 }, (_, i) => ({ ...asha, externalId: i, phone: 9_800_000_000 + i }));
    const waits: number[] = [];
    let since = process.threadCpuUsage();
    const { rows } = await normaliseRows(given, 'IN', async () => {
      const { user, system } = process.threadCpuUsage(since);
      waits.push((user + system) / 1_000);
      await turn();
      since = process.threadCpuUsage();
    });
    expect(rows).toHaveLength(5_000);
    expect(waits).toHaveLength(49);
    const median = waits.toSorted((a, b) => a - b)[24];
    expect(median).toBeLessThan(10);
  });

  it('never breathe for a handful', async () => {
    const { rows } = await normaliseRows([asha], 'IN', () => Promise.reject(new Error('took a breath')));
    expect(rows).toHaveLength(1);
  });
});

describe('a search by phone', () => {
  it.each([
    ['98765 43210', '9876543210'],
    ['+91 98765', '9198765'],
    ['0091-98765', '9198765'],
    ['098765', '98765'],
    ['(98765)', '98765'],
    ['९८७६५', '98765'],
    ['0043', null],
    ['00432', '432'],
    ['12', null],
    ['Asha 98765', null],
    ['A-1023', null],
    ['', null],
  ])('of %j looks for %j', (text, digits) => {
    expect(searchDigits(text)).toBe(digits);
  });
});
