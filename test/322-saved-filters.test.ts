import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openForWriting } from '../main/store/database.ts';
import { COLLEGE, type Desk, startDesk } from './support/desk.ts';
import type { Socket } from './support/socket.ts';
import { temporaryFolder } from './support/temp-folder.ts';

describe('saved filters', () => {
  let desk: Desk;
  let window: Socket;
  beforeAll(async () => {
    desk = await startDesk();
    window = await desk.window();
  });
  afterAll(async () => {
    window[Symbol.dispose]();
    await desk[Symbol.asyncDispose]();
  });
  const names = async () => (await window.ask('savedFilters.list', {})).rows.map(({ name }) => name);

  test('are kept under a name, by name, for every window of the college', async () => {
    const failed = { status: 'failed', course: 'BSc' } as const;
    const saved = await window.ask('savedFilters.save', { name: ' Failed, BSc ', filters: failed });
    await window.ask('savedFilters.save', { name: 'Answers', filters: { direction: 'in', text: 'fee "x" 🙏' } });
    using other = await desk.window();
    expect(await other.ask('savedFilters.list', {})).toEqual({
      rows: [
        { id: expect.any(String), name: 'Answers', filters: { direction: 'in', text: 'fee "x" 🙏' } },
        { id: saved.id, name: 'Failed, BSc', filters: failed },
      ],
    });
  });

  test('have each a name of its own, whatever its case', async () => {
    const again = { name: 'ANSWERS', filters: {} };
    await expect(window.ask('savedFilters.save', again)).rejects.toThrow('conflict');
    const { rows } = await window.ask('savedFilters.list', {});
    const answers = rows.find(({ name }) => name === 'Answers');
    if (!answers) throw new Error('They are not there');
    await window.ask('savedFilters.save', { ...answers, name: 'ANSWERS' });
    expect(await names()).toEqual(['ANSWERS', 'Failed, BSc']);
    const taken = { ...answers, name: 'failed, bsc' };
    await expect(window.ask('savedFilters.save', taken)).rejects.toThrow('conflict');
  });

  test('are removed once, and the audit says who did what', async () => {
    const { rows } = await window.ask('savedFilters.list', {});
    const id = rows[0]?.id ?? '';
    expect(await window.ask('savedFilters.remove', { id })).toEqual({ id });
    await expect(window.ask('savedFilters.remove', { id })).rejects.toThrow('not_found');
    await expect(window.ask('savedFilters.save', { id, name: 'Gone', filters: {} })).rejects.toThrow('not_found');
    expect(await names()).toEqual(['Failed, BSc']);
    const audit = await window.ask('audit.list', {});
    expect(audit.rows.map(({ what, subject }) => `${what} ${subject}`).slice(0, 2)).toEqual([
      'savedFilters.remove ANSWERS',
      'savedFilters.save ANSWERS',
    ]);
  });

  test.each([
    { name: '', filters: {} },
    { name: ' ', filters: {} },
    { name: 'x'.repeat(61), filters: {} },
    { name: 'x' },
    { name: 'x', filters: { status: 'gone' } },
    { name: 'x', filters: { from: 'yesterday' } },
  ])('%j is a bad request', async (params) => {
    await expect(window.ask('savedFilters.save', params as never)).rejects.toThrow('bad_request');
  });
});

test('a saved filter that this version does not understand narrows nothing, and stands in nobody\u2019s way', async () => {
  using data = temporaryFolder('saved');
  await (await startDesk({ folder: data.path }))[Symbol.asyncDispose]();
  const db = openForWriting(data.path);
  db.prepare('INSERT INTO saved_filters (id, college_id, name, filters) VALUES (?, ?, ?, ?)').run(
    ...['f1', COLLEGE, 'From later', '{"status":"teleported"}'],
  );
  db.close();
  await using desk = await startDesk({ folder: data.path });
  using window = await desk.window();
  expect(await window.ask('savedFilters.list', {})).toEqual({ rows: [{ id: 'f1', name: 'From later', filters: {} }] });
});
