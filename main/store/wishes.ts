import type { OptOutScope, OptOutSource } from '../../preload/contract/opt-out.ts';
import type { Db } from './database.ts';

/** What a student wants, and what told of it. `at`: milliseconds UTC, Meta's clock where Meta told. */
export type Wish = {
  readonly scope: OptOutScope;
  readonly out: boolean;
  readonly at: number;
  readonly by: OptOutSource;
};

/** Keeps the newest wish of each scope; of two in one second the "no" stands. So their order and repetition cannot matter. */
export type Wishes = (registration: number, wish: Wish) => { readonly id: string } | null;

export const createWishes = (db: Db): Wishes => {
  const update = (out: string) =>
    db.prepare<[{ n: number; out: number; at: number; by: string }], { id: string }>(`
      UPDATE registrations
      SET ${out} = :out, ${out}_at = :at, ${out}_by = :by
      WHERE n = :n AND (:at, :out, :by) > (coalesce(${out}_at, -1), ${out}, coalesce(${out}_by, ''))
      RETURNING id`);
  const updates = { all: update('opted_out'), marketing: update('marketing_out') } satisfies Record<
    OptOutScope,
    unknown
  >;
  return (n, { scope, out, at, by }) => updates[scope].get({ n, out: out ? 1 : 0, at, by }) ?? null;
};

/** Meta refused because the person has stopped marketing messages from us (PLATFORM 8). */
export const MARKETING_STOPPED = 131_050;

export const wishOfRefusal = (at: number): Wish => ({ scope: 'marketing', out: true, at, by: 'meta' });
