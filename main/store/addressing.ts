import { LEFT_UNSURE } from '../../preload/contract/failures/own.ts';
import type { SkipReason } from '../../preload/contract/outgoing.ts';
import type { Db } from './database.ts';
import { WINDOW_MS } from './frame-of.ts';

/** Somebody who can be written to, and the number to do it from. */
export type Addressee = {
  readonly n: number;
  readonly phone: string | null;
  readonly bsuid: string | null;
  readonly last_in_at: number | null;
  readonly number: string;
  readonly waba_id: string | null;
};

type Candidate = Omit<Addressee, 'number'> & { readonly number: string | null } & OptedOut;

/** What a student does not want, as its registration has it. */
export type OptedOut = { readonly opted_out: number | null; readonly marketing_out: number | null };

/** What is to be sent: the template as the outbox names it (`null`: free form), and since when who got it is spared. */
export type Sent = {
  readonly template: string | null;
  readonly marketing: boolean;
  readonly sparedSince: number | null;
};

/** The addressee, or why this may not be sent to them. */
export type Addressing = (college: string, registrationId: string, sent: Sent, now: number) => Addressee | SkipReason;

export const createAddressing = (db: Db): Addressing => {
  // The number the student wrote to last, for the window is that number's; else the college's first.
  const candidate = db.prepare<{ college: string; id: string }, Candidate>(`
    SELECT
      r.n, r.phone, r.opted_out, r.marketing_out, r.last_in_at, n.phone_number_id AS number, n.waba_id,
      (
        SELECT h.handle FROM handles AS h
        WHERE h.registration = r.n AND h.handle GLOB '[A-Z][A-Z].*'
        LIMIT 1
      ) AS bsuid
    FROM registrations AS r
    LEFT JOIN numbers AS n ON n.phone_number_id = coalesce(
      (
        SELECT m.phone_number_id FROM messages AS m
        JOIN numbers AS own ON own.phone_number_id = m.phone_number_id AND own.college_id = :college
        WHERE m.registration = r.n AND m.direction = 'in'
        ORDER BY m.n DESC LIMIT 1
      ),
      (
        SELECT first.phone_number_id FROM numbers AS first
        WHERE first.college_id = :college
        ORDER BY first.created_at, first.phone_number_id LIMIT 1
      )
    )
    WHERE r.college_id = :college AND r.id = :id`);
  const gotIt = db.prepare<{ registration: number; template: string; since: number }, { n: number }>(`
    SELECT m.n FROM messages AS m
    JOIN outbox AS o ON o.message = m.n
    WHERE m.registration = :registration AND m.at >= :since AND ${GOT_IT}
    LIMIT 1`);

  return (college, id, { template, marketing, sparedSince }, now) => {
    const to = candidate.get({ college, id });
    if (!to) return 'no_such_registration';
    if (to.phone === null && to.bsuid === null) return 'no_address';
    const { number, ...rest } = to;
    if (number === null) return 'no_number';
    if (template === null) return windowIsOpen(to.last_in_at, now) ? { ...rest, number } : 'window_closed';
    if (hasOptedOut(to, marketing)) return 'opted_out';
    const spared = sparedSince !== null && gotIt.get({ registration: to.n, template, since: sparedSince });
    return spared ? 'already_got_it' : { ...rest, number };
  };
};

/** Whether a template may not go: nothing may, or it advertises and the student wants no advertising. */
export const hasOptedOut = ({ opted_out, marketing_out }: OptedOut, marketing: boolean): boolean =>
  opted_out === 1 || (marketing && marketing_out === 1);

/** The message `m` of the outbox `o` brought this template, is about to, or may have: nobody knows. */
export const GOT_IT = `
  o.template = :template
  AND o.state <> 'cancelled'
  AND (m.status <> 'failed' OR m.error ->> 'code' = ${LEFT_UNSURE})`;

/** Free form is allowed for 24 hours after the student last wrote (PLATFORM S12). */
export const windowIsOpen = (lastInAt: number | null, now: number): boolean =>
  lastInAt !== null && lastInAt + WINDOW_MS > now;
