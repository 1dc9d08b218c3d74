import type { ReportedError } from '../meta/line.ts';
import type { Db } from './database.ts';
import { previewOf } from './frame-of.ts';
import type { NewsGroup, NewsQuery, Reads } from './store.ts';

type Group = {
  readonly kind: NewsGroup['kind'];
  readonly fresh: number;
  readonly course: string | null;
  readonly messages: number;
  readonly people: number;
  readonly registrationId: string | null;
  readonly name: string | null;
  readonly text: string;
  readonly revoked: number;
  readonly error: string | null;
};

/** What notices are made of: a few groups, however many messages. What a person has looked at meanwhile is no news. */
export const createNews = (db: Db): Reads['news'] => {
  const seqs = db.prepare<[string], { seq: number; noticed: number }>(
    'SELECT seq, noticed_seq AS noticed FROM colleges WHERE id = ?',
  );
  // Beside max(), SQLite takes plain columns from the row that has the maximum: the newest.
  const groups = db.prepare<[NewsQuery & { college: string; noticed: number }], Group>(`
    SELECT
      CASE m.direction WHEN 'in' THEN 'replies' ELSE 'failed' END AS kind,
      m.status_at >= :freshFrom AS fresh,
      r.course,
      count(*) AS messages,
      count(DISTINCT coalesce(m.registration, -m.n)) AS people,
      max(m.news_seq),
      r.id AS registrationId, coalesce(r.name, '+' || m.phone) AS name, m.text, m.revoked, m.error
    FROM messages AS m
    LEFT JOIN registrations AS r ON r.n = m.registration
    WHERE m.college_id = :college
      AND m.news_seq > :noticed
      AND m.status_at >= :oldest
      AND CASE m.direction
        WHEN 'in' THEN m.n > coalesce(r.seen_n, 0)
        ELSE m.status = 'failed' AND m.seq > coalesce(r.seen_seq, 0)
      END
    GROUP BY 1, 2, 3
    ORDER BY messages DESC, r.course`);

  // One snapshot for both questions.
  return db.transaction((college: string, query: NewsQuery) => {
    const { seq, noticed } = seqs.get(college) ?? { seq: 0, noticed: 0 };
    return { upTo: seq, groups: groups.all({ ...query, college, noticed }).map(newsGroup) };
  });
};

const newsGroup = ({ registrationId, name, error, fresh, text, revoked, ...group }: Group): NewsGroup => ({
  kind: group.kind,
  fresh: fresh === 1,
  course: group.course,
  messages: group.messages,
  people: group.people,
  newest: {
    registrationId,
    name,
    preview: previewOf({ text, revoked }),
    errorCode: error === null ? null : (JSON.parse(error) as ReportedError).code,
  },
});
