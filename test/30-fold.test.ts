import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, type Told } from '../main/store/fold.ts';
import { LADDER, type Status } from '../preload/contract/status.ts';

const told = (status: Status, at: number, more: Partial<Told> = {}): Told => ({
  attempt: 1,
  participant: '',
  status,
  at,
  error: null,
  pricing: null,
  ...more,
});

const anyTold: fc.Arbitrary<Told> = fc.record({
  attempt: fc.constant(1),
  participant: fc.constantFrom('', '919800000001', '919800000002'),
  status: fc.constantFrom(...LADDER),
  at: fc.integer({ min: 1, max: 5 }),
  error: fc.constantFrom(null, '{"code":131026}', '{"code":131049}'),
  pricing: fc.constantFrom(null, '{"category":"utility"}', '{"category":"marketing"}'),
});
const anyHistory = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 3 }), anyTold), { minLength: 1, maxLength: 12 })
  .map((lines) => lines.map(([attempt, line]) => ({ ...line, attempt })));
const some = (lines: readonly Told[]): [Told, ...Told[]] => {
  const [first, ...rest] = lines;
  if (!first) throw new Error('no lines');
  return [first, ...rest];
};

describe('the fold of what was told of a message', () => {
  it('is the same for every order and repetition', () => {
    const shuffled = anyHistory.chain((lines) =>
      fc.tuple(
        fc.constant(lines),
        fc
          .tuple(
            fc.shuffledSubarray(lines, { minLength: lines.length }),
            fc.array(fc.constantFrom(...lines), { maxLength: 8 }),
          )
          .map(([all, again]) => [...again, ...all]),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([lines, other]) => {
        expect(JSON.stringify(fold(some(other)))).toBe(JSON.stringify(fold(some(lines))));
      }),
      { numRuns: 2_000 },
    );
  });

  it('never goes down when one more line about the shown attempt is told', () => {
    fc.assert(
      fc.property(fc.array(anyTold, { minLength: 1, maxLength: 8 }), anyTold, (lines, more) => {
        const before = fold(some(lines));
        const after = fold(some([...lines, more]));
        expect(LADDER.indexOf(after.status)).toBeGreaterThanOrEqual(LADDER.indexOf(before.status));
      }),
    );
  });

  it('keeps a read that overtakes its delivered', () => {
    const face = fold([told('read', 30), told('sent', 10), told('delivered', 20)]);
    expect(face.status).toBe('read');
    expect(face.times).toEqual({ sent: 10, delivered: 20, read: 30 });
    expect(face.statusAt).toBe(30);
  });

  it('lets a delivery receipt stand over a failure, and says that they conflict', () => {
    const error = '{"code":131026}';
    const face = fold([told('failed', 10, { error }), told('delivered', 12)]);
    expect(face).toMatchObject({ status: 'delivered', conflict: true, error });
  });

  it('sees no conflict between two members of a group', () => {
    const face = fold([told('failed', 10, { participant: 'a' }), told('delivered', 12, { participant: 'b' })]);
    expect(face).toMatchObject({ status: 'delivered', conflict: false, error: null });
  });

  it('never loses the reason of a failure to a later failure without one', () => {
    const error = '{"code":131049}';
    expect(fold([told('failed', 10, { error }), told('failed', 11)]).error).toBe(error);
    expect(fold([told('failed', 10), told('failed', 11, { error })]).error).toBe(error);
  });

  it('shows the attempt that arrived, else the newest one', () => {
    const second = { attempt: 2 };
    expect(fold([told('delivered', 10), told('failed', 20, second)])).toMatchObject({ attempt: 1 });
    expect(fold([told('failed', 10), told('sent', 20, second)])).toMatchObject({ attempt: 2, status: 'sent' });
  });

  it('keeps the earliest time of a rung that was told twice', () => {
    expect(fold([told('delivered', 20), told('delivered', 15)]).times).toEqual({ delivered: 15 });
  });

  it('takes the price from the lowest rung that names one', () => {
    const face = fold([
      told('delivered', 2, { pricing: '{"category":"b"}' }),
      told('sent', 1, { pricing: '{"category":"c"}' }),
    ]);
    expect(face.pricing).toBe('{"category":"c"}');
  });
});
