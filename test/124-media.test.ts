import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FILE_CHUNK } from '../preload/contract/file-limits.ts';
import { ASHA, openTalk, ROHAN, type Talk } from './support/talk.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const PHOTO = Buffer.from('a photo of the mark sheet '.repeat(60_000));
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const photo = (id: string, more: object = {}) => ({
  type: 'image',
  content: { image: { id, mime_type: 'image/jpeg', sha256: 'told', ...more } },
});
const sendPhoto = async (talk: Talk, { at = Date.now(), bytes = PHOTO } = {}) => {
  const { id } = talk.meta.media.put(bytes, 'image/jpeg');
  return talk.hear({ wamid: 'wamid.P1', at, from: ASHA, ...photo(id) });
};
const readAll = async ({ window }: Talk, id: string): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const { bytes, next }: { bytes: string; next: number | null } = await window.ask('media.read', { id, offset });
    chunks.push(Buffer.from(bytes, 'base64'));
    offset = next;
  }
  return Buffer.concat(chunks);
};
const lookedUp = ({ meta }: Talk): number => meta.heard.filter(({ edge }) => edge === 'GET media').length;

describe('a file that a student sent', () => {
  test('is fetched once, kept for its owner only under its hash, and read in chunks', async () => {
    await using talk = await openTalk();
    const { id, attachment } = await sendPhoto(talk);
    expect(attachment).toMatchObject({ mime: 'image/jpeg' });
    await expect(talk.window.ask('media.read', { id, offset: 0 })).rejects.toThrow(/not_found/);
    const opened = await Promise.all([1, 2, 3].map(() => talk.window.ask('media.open', { messageId: id })));
    expect(opened).toEqual(Array(3).fill({ file: { name: null, mime: 'image/jpeg', size: PHOTO.length } }));
    expect(lookedUp(talk)).toBe(1);
    expect((await readAll(talk, id)).equals(PHOTO)).toBe(true);
    expect((await talk.window.ask('media.read', { id, offset: FILE_CHUNK })).next).toBe(2 * FILE_CHUNK);
    const path = join(talk.desk.folder, 'media', hashOf(PHOTO));
    expect(readFileSync(path).equals(PHOTO)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(talk.desk.folder, 'media'))).toEqual([hashOf(PHOTO)]);
  });

  test('that is not what Meta said it would be is thrown away', async () => {
    await using talk = await openTalk();
    const { id } = await sendPhoto(talk);
    const says = { kind: 'body', status: 200, text: 'another file' } as const;
    talk.meta.faults.next({ does: 'all', says }, { edge: 'GET file' });
    expect(await talk.window.ask('media.open', { messageId: id })).toMatchObject({ file: null, why: 'damaged' });
    expect(readdirSync(join(talk.desk.folder, 'media'))).toEqual([]);
  });

  test('is gone after seven days, and Meta is not asked', async () => {
    await using talk = await openTalk();
    const { id } = await sendPhoto(talk, { at: Date.now() - 8 * DAY_MS });
    const gone = { file: null, why: 'gone', again: null };
    expect(await talk.window.ask('media.open', { messageId: id })).toEqual(gone);
    expect(lookedUp(talk)).toBe(0);
  });

  test('that Meta refuses is not asked for again soon', async () => {
    await using talk = await openTalk();
    const { id } = await sendPhoto(talk);
    const says = { kind: 'error', code: 100, message: 'Object does not exist' } as const;
    talk.meta.faults.next({ does: 'all', says }, { edge: 'GET media' });
    const first = await talk.window.ask('media.open', { messageId: id });
    expect(first).toEqual({ file: null, why: 'refused', again: expect.any(String) });
    expect(await talk.window.ask('media.open', { messageId: id })).toEqual(first);
    expect(lookedUp(talk)).toBe(1);
  });

  test('that could not be fetched for want of a connection is there at the next try', async () => {
    await using talk = await openTalk();
    const { id } = await sendPhoto(talk);
    talk.meta.faults.next({ does: 'nothing', says: { kind: 'close' } }, { edge: 'GET media' });
    const messageId = { messageId: id };
    expect(await talk.window.ask('media.open', messageId)).toMatchObject({ why: 'no_connection' });
    expect(await talk.window.ask('media.open', messageId)).toMatchObject({ file: { size: PHOTO.length } });
  });

  test('stays when Meta has it no longer', async () => {
    await using talk = await openTalk();
    const { id } = await sendPhoto(talk);
    await talk.window.ask('media.open', { messageId: id });
    talk.meta.faults.sometimes(1, [{ does: 'nothing', says: { kind: 'close' } }], 'GET media');
    expect(await talk.window.ask('media.open', { messageId: id })).toMatchObject({ file: { size: PHOTO.length } });
  });

  test('goes from the disk when the student is forgotten, unless another sent the same', async () => {
    await using talk = await openTalk();
    const first = await sendPhoto(talk);
    const { id: again } = talk.meta.media.put(PHOTO, 'image/jpeg');
    const second = await talk.hear({ wamid: 'wamid.P2', from: ROHAN, ...photo(again) });
    for (const { id } of [first, second]) await talk.window.ask('media.open', { messageId: id });
    const lying = (): readonly string[] => readdirSync(join(talk.desk.folder, 'media'));
    await talk.window.ask('registrations.forget', { id: first.registrationId ?? '' });
    expect(lying()).toEqual([hashOf(PHOTO)]);
    await talk.window.ask('registrations.forget', { id: second.registrationId ?? '' });
    expect(lying()).toEqual([]);
  });

  test('is none where there was none, and none of another college', async () => {
    await using talk = await openTalk();
    const { id } = await talk.hear({ wamid: 'wamid.T1' });
    expect(await talk.window.ask('media.open', { messageId: id })).toMatchObject({ file: null, why: 'none' });
    const { id: ofPhoto } = await talk.hear({ wamid: 'wamid.P2', ...photo('1') });
    await talk.window.ask('colleges.save', { id: 'c2', name: 'Second College' });
    using other = await talk.desk.window({ collegeId: 'c2' });
    await expect(other.ask('media.open', { messageId: ofPhoto })).rejects.toThrow(/not_found/);
  });
});
