import { describe, expect, test } from 'vitest';
import { fileKindOf, largestOf } from '../preload/contract/file-limits.ts';
import type { LastMessage, RegistrationRow } from '../preload/contract/rows.ts';
import { fillPlaceholders, unfilled } from '../renderer/composer/fill-placeholders.ts';
import { slashAt } from '../renderer/composer/slash.ts';
import { matching } from '../renderer/composer/use-quick-replies.ts';
import { inOrder } from '../renderer/conversations/in-order.ts';
import { savedName } from '../renderer/media/media-names.ts';
import { emptyShelf } from '../renderer/messages/shelf.ts';
import { apply, NOTHING_TOLD } from '../renderer/messages/window-state.ts';
import { firstEmoji } from '../renderer/panel/first-emoji.ts';

const asha = {
  ...{ name: 'Asha Verma', course: 'BSc', batch: null, externalId: 'A-1', phone: '+919812345601', email: null },
};

describe('a quick reply', () => {
  test.each([
    ['/', 1, { from: 0, words: '' }],
    ['/fee', 4, { from: 0, words: 'fee' }],
    ['Dear Asha, /fe', 14, { from: 11, words: 'fe' }],
    ['/fees and more', 3, { from: 0, words: 'fe' }],
    ['line\n/शु', 8, { from: 5, words: 'शु' }],
    ['and/or', 6, null],
    ['https://a', 9, null],
    ['/fees now', 9, null],
    ['', 0, null],
  ])('is looked for behind a slash at the beginning of a word: %j at %i', (text, caret, slash) => {
    expect(slashAt(text, caret)).toEqual(slash);
  });

  test('is found by its name before its text', () => {
    const rows = ['hostel', 'fees', 'late-fees'].map((name) => ({ id: name, name, text: 'The fees are due.' }));
    expect(matching(rows, 'FEE').map(({ name }) => name)).toEqual(['fees', 'late-fees', 'hostel']);
    expect(matching(rows, '')).toHaveLength(3);
    expect(matching(rows, 'x')).toEqual([]);
  });

  test('is filled with the student\u2019s own words; what the college does not know stays to be seen', () => {
    const filled = fillPlaceholders('Dear {first_name} ({course}, {batch}) {other} {', asha);
    expect(filled).toBe('Dear Asha (BSc, {batch}) {other} {');
    expect(unfilled(filled)).toBe('{batch}');
    expect(unfilled('Dear Asha {other}')).toBe(null);
  });
});

describe('a reaction that is typed', () => {
  test.each([
    ['👍', '👍'],
    ['👍🏽 and more', '👍🏽'],
    ['ok 👩‍👩‍👧', '👩‍👩‍👧'],
    ['🇮🇳', '🇮🇳'],
    ['1️⃣', '1️⃣'],
    ['❤️', '❤️'],
    ['ok', null],
    ['', null],
  ])('%j gives %j', (typed, emoji) => {
    expect(firstEmoji(typed)).toBe(emoji);
  });
});

describe('a file', () => {
  test.each([
    ['image/jpeg', 'image', 5],
    ['image/heic', 'document', 5],
    ['video/mp4', 'video', 16],
    ['video/x-matroska', 'document', 16],
    ['audio/ogg', 'audio', 16],
    ['application/pdf', 'document', 100],
    ['text/html', 'document', 100],
  ])('of %s goes as %s, %i MB at most', (mime, kind, most) => {
    expect([fileKindOf(mime), largestOf(mime) / 1024 / 1024]).toEqual([kind, most]);
  });

  test('is saved under its own name, else as what it is and when it came', () => {
    const at = '2026-11-23T10:42:07.000Z';
    expect(savedName('marks.pdf', 'application/pdf', 'document', at)).toBe('marks.pdf');
    expect(savedName(null, 'audio/ogg; codecs=opus', 'audio', at)).toBe('audio-2026-11-23-10-42.ogg');
    expect(savedName(null, 'application/x-odd', 'document', at)).toBe('document-2026-11-23-10-42');
  });
});

describe('the order of conversations', () => {
  const last = (id: string, minute: number): LastMessage => ({
    ...{ id: `m${id}`, wamid: null, direction: 'in', kind: 'text', preview: '', status: 'delivered' },
    ...{ statusAt: '', at: new Date(minute * 60_000).toISOString(), order: minute, seq: minute },
    ...{ conflict: false, error: null },
  });
  const row = (id: string, minute: number, unread = 0): RegistrationRow => ({
    ...{ ...asha, id, unread, lastMessage: last(id, minute), windowUntil: null, optedOut: false, optOut: null },
  });
  const read = (...rows: RegistrationRow[]) => rows.map((one) => ({ row: one, asOf: 10 }));
  const ids = (rows: ReturnType<typeof inOrder>): string[] => rows.map(({ row: { id } }) => id);

  test('is by the last word, and one that is read twice over two pages is there once', () => {
    const rows = read(row('a', 3), row('b', 9), row('c', 5), row('b', 9));
    expect(ids(inOrder(rows, emptyShelf(), false))).toEqual(['b', 'c', 'a']);
    expect(ids(inOrder(read(row('a', 9), row('b', 1, 2)), emptyShelf(), true))).toEqual(['b', 'a']);
  });

  test('follows what frames tell', () => {
    const { heads } = apply(NOTHING_TOLD, {
      ...{ type: 'message_received', seq: 11, collegeId: 'c1', messageId: 'wamid.N', id: 'mN', registrationId: 'a' },
      ...{ name: 'Asha', kind: 'text', preview: 'New', messageAt: new Date(20 * 60_000).toISOString(), order: 99 },
      ...{ unread: 1, windowUntil: null },
    });
    const rows = read(row('b', 9), row('c', 5), row('a', 3));
    expect(ids(inOrder(rows, heads, false))).toEqual(['a', 'b', 'c']);
    expect(ids(inOrder(rows, heads, true))).toEqual(['a', 'b', 'c']);
  });
});
