import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { normaliseRows } from '../main/registrations/normalise-rows.ts';
import { FRAME_LIMIT } from '../preload/contract/frames.ts';
import { type AskImport, type SendProgress, sendRows } from '../renderer/import/send-rows.ts';
import type { ImportRow } from '../renderer/import/to-rows.ts';

/** A desk in small: the real judgement of rows, and a memory of who was imported with which name. */
const openDesk = () => {
  const names = new Map<string, string>();
  const asks: number[] = [];
  const frames: number[] = [];
  const ask: AskImport = async (_, params) => {
    asks.push(params.rows.length);
    frames.push(JSON.stringify({ type: 'ask', id: '1', ask: 'registrations.import', params }).length);
    const { rows, rejected } = await normaliseRows(params.rows, 'IN', async () => {
      await turn();
    });
    let [added, updated, unchanged] = [0, 0, 0];
    for (const { externalId, name } of rows) {
      const before = names.get(externalId);
      names.set(externalId, name);
      if (before === undefined) added += 1;
      else if (before === name) unchanged += 1;
      else updated += 1;
    }
    return { added, updated, unchanged, rejected };
  };
  return { ask, names, asks, frames };
};

const student = (i: number): ImportRow => ({
  externalId: `A-${i}`,
  name: `Asha ${i}`,
  phone: String(9_800_000_000 + i),
});
const students = (count: number): ImportRow[] => Array.from({ length: count }, (_, i) => student(i));

describe('sending an import', () => {
  it('asks a thousand rows at a time and sums what became of them', async () => {
    const desk = openDesk();
    const seen: number[] = [];
    const end = await sendRows(students(2_500), desk.ask, { onProgress: ({ done, total }) => seen.push(done / total) });
    expect(end).toEqual({
      state: 'done',
      done: 2_500,
      total: 2_500,
      outcome: { added: 2_500, updated: 0, unchanged: 0, rejected: [] },
    });
    expect(desk.asks).toEqual([1_000, 1_000, 500]);
    expect(seen).toEqual([0.4, 0.8, 1]);
  });

  it('changes nothing the second time', async () => {
    const desk = openDesk();
    await sendRows(students(30), desk.ask, { chunk: 7 });
    expect((await sendRows(students(30), desk.ask, { chunk: 11 })).outcome).toEqual({
      added: 0,
      updated: 0,
      unchanged: 30,
      rejected: [],
    });
  });

  it('numbers the rejected rows within the whole file', async () => {
    const rows = students(10).map((row, i) => (i % 4 === 3 ? { ...row, phone: '9.19812E+11' } : row));
    const { outcome } = await sendRows(rows, openDesk().ask, { chunk: 3 });
    expect(outcome).toMatchObject({ added: 8 });
    expect(outcome.rejected).toEqual([
      { row: 3, reason: 'phone_invalid' },
      { row: 7, reason: 'phone_invalid' },
    ]);
  });

  it('finds a duplicate in another ask as in the same one, and the first good row wins', async () => {
    const again = (name: string): ImportRow => ({ ...student(0), name });
    const rows = [
      { ...student(0), phone: '' },
      again('first'),
      again('same ask'),
      student(1),
      student(2),
      again('later ask'),
    ];
    const desk = openDesk();
    const { outcome } = await sendRows(rows, desk.ask, { chunk: 3 });
    expect(desk.names.get('A-0')).toBe('first');
    expect(outcome).toEqual({
      added: 3,
      updated: 0,
      unchanged: 0,
      rejected: [
        { row: 0, reason: 'phone_missing' },
        { row: 2, reason: 'duplicate_in_file' },
        { row: 5, reason: 'duplicate_in_file' },
      ],
    });
  });

  it('keeps every ask within one frame, however long the cells are', async () => {
    const desk = openDesk();
    const wide = students(1_500).map((row) => ({
      ...row,
      course: 'क'.repeat(500),
      batch: '"'.repeat(500),
      email: '\u0001'.repeat(500),
    }));
    expect(await sendRows(wide, desk.ask)).toMatchObject({ state: 'done', outcome: { added: 1_500 } });
    expect(Math.max(...desk.frames)).toBeLessThan(FRAME_LIMIT);
    expect(Math.max(...desk.frames)).toBeGreaterThan(FRAME_LIMIT * 0.9);
  });

  it('stops between two asks when told to, and goes on from there', async () => {
    const desk = openDesk();
    const stop = new AbortController();
    const rows = [...students(5), student(0)];
    const stopped = await sendRows(rows, desk.ask, {
      chunk: 2,
      signal: stop.signal,
      onProgress: ({ done }) => done === 4 && stop.abort(),
    });
    expect(stopped).toMatchObject({ state: 'stopped', done: 4, outcome: { added: 4 } });
    expect(desk.asks).toEqual([2, 2]);
    const end = await sendRows(rows, desk.ask, { chunk: 2, from: stopped });
    expect(desk.asks).toEqual([2, 2, 1]);
    expect(end).toMatchObject({
      state: 'done',
      done: 6,
      outcome: { added: 5, rejected: [{ row: 5, reason: 'duplicate_in_file' }] },
    });
  });

  it('tells how far it came when an answer is lost, and loses nothing by going on', async () => {
    const desk = openDesk();
    const lost = new Error('the socket closed');
    const ask: AskImport = async (name, params) => {
      const answer = await desk.ask(name, params);
      if (desk.asks.length === 2) throw lost;
      return answer;
    };
    const progress: SendProgress[] = [];
    const failed = await sendRows(students(6), ask, { chunk: 2, onProgress: (at) => progress.push(at) });
    expect(failed).toEqual({
      state: 'failed',
      cause: lost,
      done: 2,
      total: 6,
      outcome: { added: 2, updated: 0, unchanged: 0, rejected: [] },
    });
    expect(progress).toHaveLength(1);
    const end = await sendRows(students(6), ask, { chunk: 2, from: failed });
    expect(end).toMatchObject({ state: 'done', done: 6, outcome: { added: 4, unchanged: 2, rejected: [] } });
    expect(desk.names.size).toBe(6);
  });

  it('has nothing to ask for no rows', async () => {
    const desk = openDesk();
    expect(await sendRows([], desk.ask)).toMatchObject({ state: 'done', done: 0, total: 0 });
    expect(desk.asks).toEqual([]);
  });
});
