import type { RegistrationFilters } from '../../preload/contract/asks/registrations.ts';
import { FOUND, searchTerms } from './search-terms.ts';

/** What narrows a list of registrations; `digits`: what of the search can be part of a phone in E.164. */
export type Narrowing = RegistrationFilters & { readonly digits: string | null };

/** All that the filters leave; a filter that is not given is NULL and holds for every row. */
export const MATCHING = `
  FROM registrations AS r
  LEFT JOIN messages AS m ON m.n = r.last_message
  WHERE r.college_id = :college
    AND (:course IS NULL OR r.course = :course)
    AND (:batch IS NULL OR r.batch = :batch)
    AND (:status IS NULL OR CASE :status
      WHEN 'none' THEN r.last_message IS NULL
      ELSE m.direction = 'out' AND m.status = :status
    END)
    AND (:unread IS NULL OR :unread = EXISTS (
      SELECT 1 FROM messages AS u
      WHERE u.registration = r.n AND u.direction = 'in' AND u.n > r.seen_n
    ))
    AND ${FOUND}`;

/** The parameters of `MATCHING`. */
export const filtersOf = (college: string, { course, batch, status, unread, search, digits }: Narrowing) => ({
  college,
  course: course ?? null,
  batch: batch ?? null,
  status: status ?? null,
  unread: unread === undefined ? null : Number(unread),
  ...searchTerms(search, digits),
});
