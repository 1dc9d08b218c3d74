import type { AuditRow } from '../../preload/contract/asks/consent.ts';
import { autoReplyRule } from '../../preload/contract/auto-reply.ts';
import { createReadCollegeSettings } from './college-settings.ts';
import type { ConsentReads, Unlooked } from './consent.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Db } from './database.ts';
import { instant } from './frame-of.ts';
import type { Student } from './read-students.ts';
import { BY_ITSELF } from './write-consent.ts';

type Incoming = Omit<Unlooked, 'student' | 'firings'> &
  Omit<Student, 'id'> & {
    readonly registration_id: string | null;
    readonly firings: string;
  };
type Noted = Omit<AuditRow, 'at'> & { readonly id: number; readonly at: number };

export const createReadConsent = (db: Db): ConsentReads => {
  const rules = db.prepare<[string], { id: string; rule: string }>(
    'SELECT id, rule FROM auto_replies WHERE college_id = ? ORDER BY n',
  );
  const unlooked = db.prepare<[number], Incoming>(`
    SELECT
      m.n, m.id, m.college_id AS collegeId, m.kind, m.text, m.group_id AS groupId, m.at,
      r.id AS registration_id, r.external_id AS externalId, r.name, r.phone, r.course, r.batch, r.email,
      c.utc_offset_minutes AS utcOffsetMinutes,
      (
        SELECT max(b.at) FROM messages AS b
        WHERE b.registration = m.registration AND (b.at, b.n) < (m.at, m.n)
      ) AS before,
      (
        SELECT json_group_object(f.rule, f.at) FROM (
          SELECT rule, max(at) AS at FROM auto_firings WHERE registration = m.registration GROUP BY rule
        ) AS f
      ) AS firings,
      (
        SELECT count(*) FROM auto_firings AS f
        WHERE f.registration = m.registration AND f.at > coalesce((
          SELECT max(o.at) FROM messages AS o
          LEFT JOIN outbox AS x ON x.message = o.n
          WHERE o.registration = m.registration AND o.direction = 'out'
            AND coalesce(x.asked_by, '') <> '${BY_ITSELF}'
        ), 0)
      ) AS inARow
    FROM messages AS m
    JOIN colleges AS c ON c.id = m.college_id
    LEFT JOIN registrations AS r ON r.n = m.registration
    WHERE m.n > (SELECT looked_n FROM auto_mark) AND m.direction = 'in'
    ORDER BY m.n
    LIMIT ?`);
  const noted = db.prepare<unknown[], Noted>(`
    SELECT id, at, who, what, subject
    FROM audit
    WHERE (college_id = :college OR (:desk = 1 AND college_id IS NULL)) AND id < :n
      AND (:who IS NULL OR who = :who)
      AND (:from IS NULL OR at >= :from)
      AND (:until IS NULL OR at < :until)
    ORDER BY id DESC
    LIMIT :limit + 1`);
  const sent = db.prepare<unknown[], Noted>(`
    SELECT m.n AS id, coalesce(m.said_at, m.at) AS at, o.asked_by AS who, 'messages.sent' AS what, m.text AS subject
    FROM registrations AS r
    JOIN messages AS m ON m.registration = r.n
    JOIN outbox AS o ON o.message = m.n
    WHERE r.college_id = :college AND r.id = :registrationId AND m.n < :n
      AND (:who IS NULL OR o.asked_by = :who)
      AND (:from IS NULL OR m.at >= :from)
      AND (:until IS NULL OR m.at < :until)
    ORDER BY m.n DESC
    LIMIT :limit + 1`);

  return {
    collegeSettings: createReadCollegeSettings(db),
    autoReplies: (college) =>
      rules.all(college).map(({ id, rule }) => ({ id, ...autoReplyRule.parse(JSON.parse(rule)) })),
    unlooked: (limit) => unlooked.all(limit).map(unlookedOf),
    audit: (college, { desk, who, from, until, registrationId, limit, after }) => {
      const { n } = readCursor<number>(after, 'number') ?? { n: Number.MAX_SAFE_INTEGER };
      const wanted = { college, n, who: who ?? null, from: from ?? null, until: until ?? null, limit };
      const everything = { ...wanted, desk: desk ? 1 : 0 };
      const rows = registrationId === undefined ? noted.all(everything) : sent.all({ ...wanted, registrationId });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        rows: page.map(({ id, at, ...row }) => ({ ...row, at: instant(at) })),
        next: rows.length > limit && last ? writeCursor({ key: last.id, n: last.id }) : null,
      };
    },
  };
};

const unlookedOf = (row: Incoming): Unlooked => {
  const { n, id, collegeId, kind, text, groupId, at, utcOffsetMinutes, before, inARow } = row;
  const { externalId, name, phone, course, batch, email, registration_id: registrationId } = row;
  return {
    n,
    id,
    collegeId,
    kind,
    text,
    groupId,
    at,
    utcOffsetMinutes,
    before,
    inARow,
    student: registrationId === null ? null : { id: registrationId, externalId, name, phone, course, batch, email },
    firings: JSON.parse(row.firings),
  };
};
