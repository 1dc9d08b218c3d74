import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createGraphs } from '../main/graphs.ts';
import { openShelf } from '../main/media/shelf.ts';
import { openStore } from '../main/store/open-store.ts';
import { createUploadOf } from '../main/talk/upload.ts';
import { FILE_CHUNK } from '../preload/contract/file-limits.ts';
import { COLLEGE, startDesk } from './support/desk.ts';
import { A_NUMBER, startMeta } from './support/meta/meta.ts';
import type { Socket } from './support/socket.ts';
import { ACCESS_TOKEN } from './support/talk.ts';
import { temporaryFolder } from './support/temp-folder.ts';
import { THREADS } from './support/threads.ts';

const MB = 1024 * 1024;
const FORM = Buffer.from('%PDF-1.7 a form '.repeat(80_000));
const begin = (window: Socket, size = FORM.length, mime = 'application/pdf') =>
  window.ask('files.begin', { name: 'प्रवेश फ़ॉर्म.pdf', mime, size });
const add = (window: Socket, id: string, offset: number, bytes: Buffer = FORM) =>
  window.ask('files.add', { id, offset, bytes: bytes.subarray(offset, offset + FILE_CHUNK).toString('base64') });
const addAll = async (window: Socket, id: string): Promise<void> => {
  for (let offset = 0; offset < FORM.length; offset += FILE_CHUNK) await add(window, id, offset);
};

describe('a file to be sent', () => {
  test('is taken chunk by chunk and kept whole', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    const { id } = await begin(window);
    expect(await add(window, id, 0)).toEqual({ id, taken: FILE_CHUNK, whole: false });
    await add(window, id, FILE_CHUNK);
    expect(await add(window, id, 2 * FILE_CHUNK)).toEqual({ id, taken: FORM.length, whole: true });
    expect(readdirSync(join(desk.folder, 'media'))).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  test('takes no chunk twice and none out of turn; each answer says where it goes on', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    const { id } = await begin(window);
    const both = await Promise.all([add(window, id, 0), add(window, id, 0)]);
    expect(both).toEqual(Array(2).fill({ id, taken: FILE_CHUNK, whole: false }));
    expect(await add(window, id, 2 * FILE_CHUNK)).toMatchObject({ taken: FILE_CHUNK });
    await add(window, id, FILE_CHUNK);
    expect(await add(window, id, 2 * FILE_CHUNK)).toMatchObject({ whole: true });
    expect(await add(window, id, 0)).toMatchObject({ taken: FORM.length, whole: true });
  });

  test('goes on after a restart where it stood', async () => {
    using folder = temporaryFolder('files');
    let id: string;
    {
      await using desk = await startDesk({ folder: folder.path });
      using window = await desk.window();
      ({ id } = await begin(window));
      await add(window, id, 0);
    }
    await using desk = await startDesk({ folder: folder.path });
    using window = await desk.window();
    expect(await add(window, id, 0)).toMatchObject({ taken: FILE_CHUNK, whole: false });
    await add(window, id, FILE_CHUNK);
    expect(await add(window, id, 2 * FILE_CHUNK)).toMatchObject({ whole: true });
  });

  test('can be given up at any time, and leaves nothing behind', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    const half = await begin(window);
    await add(window, half.id, 0);
    await window.ask('files.drop', half);
    const whole = await begin(window);
    await addAll(window, whole.id);
    await window.ask('files.drop', whole);
    expect(readdirSync(join(desk.folder, 'media'))).toEqual([]);
    await expect(add(window, half.id, FILE_CHUNK)).rejects.toThrow(/not_found/);
  });

  test('that is dropped stays as long as another is the same', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    const [first, second] = [await begin(window), await begin(window)];
    await addAll(window, first.id);
    await addAll(window, second.id);
    await window.ask('files.drop', first);
    expect(readdirSync(join(desk.folder, 'media'))).toHaveLength(1);
    await window.ask('files.drop', second);
    expect(readdirSync(join(desk.folder, 'media'))).toEqual([]);
  });

  test.each([
    [0, 'application/pdf', /empty/],
    [100 * MB + 1, 'application/pdf', /100\.0 MB/],
    [16 * MB + 1, 'video/mp4', /16\.0 MB/],
    [5 * MB + 1, 'image/jpeg', /5\.0 MB/],
    [1, 'pdf', /mime/],
  ])('of %i bytes of %s is not begun', async (size, mime, words) => {
    await using desk = await startDesk();
    using window = await desk.window();
    await expect(begin(window, size, mime)).rejects.toThrow(words);
  });

  test('has no more bytes than it was said to have', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    const { id } = await begin(window, 10);
    await expect(add(window, id, 0)).rejects.toThrow(/bad_request/);
  });

  test('of another college is no file', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    const { id } = await begin(window);
    await window.ask('colleges.save', { id: 'c2', name: 'Second College' });
    using other = await desk.window({ collegeId: 'c2' });
    await expect(add(other, id, 0)).rejects.toThrow(/not_found/);
    await expect(other.ask('files.drop', { id })).rejects.toThrow(/not_found/);
  });
});

describe('its id at Meta', () => {
  test('is asked for once a number and a month, however many messages carry it', async () => {
    using folder = temporaryFolder('upload');
    await using meta = await startMeta({ accessToken: ACCESS_TOKEN });
    let now = 1_800_000_000_000;
    const onBug = (error: unknown): void => expect.unreachable(String(error));
    await using store = await openStore({ folder: folder.path, onBug, threads: THREADS });
    await store.write('saveCollege', { id: COLLEGE, name: 'Sample' }, 'test');
    const shelf = await openShelf(folder.path, () => now);
    const graph = { url: meta.address, version: 'v26.0' };
    const graphs = createGraphs({ graph }, { accessToken: () => ACCESS_TOKEN }, () => undefined);
    const uploadOf = createUploadOf(store, shelf, graphs, () => now);
    const file = { id: 'f1', collegeId: COLLEGE, name: 'form.pdf', mime: 'application/pdf', size: FORM.length };
    await store.write('beginFile', file, 'test');
    await shelf.add('f1', FORM);
    await store.write('endFile', 'f1', await shelf.finish('f1'));
    const uploads = (): number => meta.heard.filter(({ edge }) => edge === 'POST number/media').length;

    meta.faults.next({ does: 'nothing', says: { kind: 'close' } }, { edge: 'POST number/media' });
    expect(await uploadOf('f1', A_NUMBER.phoneNumberId)).toMatchObject({ ok: false });
    const answers = await Promise.all(Array.from({ length: 5 }, () => uploadOf('f1', A_NUMBER.phoneNumberId)));
    const [first] = answers;
    expect(first?.ok && meta.media.get(first.value)).toMatchObject({ filename: 'form.pdf', bytes: FORM });
    expect(answers).toEqual(Array(5).fill(first));
    expect(uploads()).toBe(1);
    // The store's own clock dates an upload.
    now = Date.now() + 28 * 24 * 60 * 60 * 1_000;
    expect(await uploadOf('f1', A_NUMBER.phoneNumberId)).toEqual(first);
    now += 2 * 24 * 60 * 60 * 1_000;
    expect(await uploadOf('f1', A_NUMBER.phoneNumberId)).not.toEqual(first);
    expect(uploads()).toBe(2);
    expect(await uploadOf('none', A_NUMBER.phoneNumberId)).toMatchObject({ failure: { kind: 'unfit' } });
    expect(existsSync(join(folder.path, 'media'))).toBe(true);
  });
});
