import type { MediaRef } from '../meta/line.ts';
import { notFound } from '../refusal.ts';
import type { Db } from './database.ts';
import type { KeptFile, MessageFile, TalkingReads, TalkingWrites } from './talking.ts';

const COLUMNS = 'id, college_id AS collegeId, name, mime, size, hash';

/** Files on their way out, where they lie at Meta, and the files of students that lie here. */
export const createReadFiles = (
  db: Db,
): Pick<TalkingReads, 'file' | 'upload' | 'filesOf' | 'fileOfMessage' | 'newestIncoming'> => {
  const file = db.prepare<[string], KeptFile>(`SELECT ${COLUMNS} FROM files WHERE id = ?`);
  const upload = db.prepare<[string, string], { mediaId: string; at: number }>(
    'SELECT media_id AS mediaId, at FROM uploads WHERE file = ? AND phone_number_id = ?',
  );
  const message = db.prepare<[string, string], Row>(`
    SELECT direction, media, revoked, at, phone_number_id AS phoneNumberId
    FROM messages
    WHERE college_id = ? AND id = ?`);
  const fetched = db.prepare<[string, string], { hash: string; mime: string; size: number }>(
    'SELECT hash, mime, size FROM fetched WHERE college_id = ? AND media_id = ?',
  );
  /** What we sent ourselves is known by its hash. */
  const sent = db.prepare<[string, string], { hash: string; mime: string; size: number }>(
    'SELECT hash, mime, size FROM files WHERE college_id = ? AND hash = ? LIMIT 1',
  );
  const registration = db.prepare<[string, string], { n: number }>(
    'SELECT n FROM registrations WHERE college_id = ? AND id = ?',
  );
  const incoming = db.prepare<[number], { wamid: string; phoneNumberId: string; at: number }>(`
    SELECT wamid, phone_number_id AS phoneNumberId, at
    FROM messages
    WHERE registration = ? AND direction = 'in' AND wamid IS NOT NULL
    ORDER BY n DESC
    LIMIT 1`);

  // It reads everything, and is asked for a student who is to be forgotten.
  const own = db.prepare<[number], { direction: string; mediaId: string | null; hash: string | null }>(`
    SELECT m.direction, json_extract(m.media, '$.id') AS mediaId, json_extract(m.media, '$.sha256') AS hash
    FROM messages AS m
    WHERE m.registration = ? AND m.media IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM messages AS o
      WHERE o.college_id = m.college_id AND o.media IS NOT NULL AND o.registration IS NOT m.registration
        AND json_extract(o.media, '$.sha256') = json_extract(m.media, '$.sha256') AND m.direction = 'out'
    )`);

  return {
    filesOf: (college, id) => {
      const found = registration.get(college, id);
      const rows = found ? own.all(found.n) : [];
      return {
        mediaIds: rows.flatMap(({ direction, mediaId }) => (direction === 'in' && mediaId !== null ? [mediaId] : [])),
        hashes: rows.flatMap(({ direction, hash }) => (direction === 'out' && hash !== null ? [hash] : [])),
      };
    },
    file: (id) => file.get(id) ?? null,
    upload: (id, phoneNumberId) => upload.get(id, phoneNumberId) ?? null,
    fileOfMessage: (college, id) => {
      const row = message.get(college, id);
      if (!row) return null;
      const media = row.media === null || row.revoked === 1 ? null : (JSON.parse(row.media) as MediaRef);
      const own = row.direction === 'out' && media?.sha256 ? sent.get(college, media.sha256) : null;
      return {
        at: row.at,
        phoneNumberId: row.phoneNumberId,
        mediaId: media?.id ?? null,
        name: media?.filename ?? null,
        here: own ?? (media?.id ? (fetched.get(college, media.id) ?? null) : null),
      } satisfies MessageFile;
    },
    newestIncoming: (college, id) => {
      const found = registration.get(college, id);
      if (!found) throw notFound('registration');
      return incoming.get(found.n) ?? null;
    },
  };
};

type Row = {
  readonly direction: string;
  readonly media: string | null;
  readonly revoked: number;
  readonly at: number;
  readonly phoneNumberId: string;
};

type FileWrites = Pick<
  TalkingWrites,
  'beginFile' | 'endFile' | 'useFile' | 'dropFile' | 'forgetFiles' | 'saveUpload' | 'saveFetched'
>;

/** Within a transaction. */
export const createFiles = (db: Db, now: () => number): FileWrites => {
  const insert = db.prepare<unknown[]>(`
    INSERT INTO files (id, college_id, name, mime, size, asked_by, created_at)
    VALUES (:id, :collegeId, :name, :mime, :size, :who, :at)`);
  const end = db.prepare<[string, string]>('UPDATE files SET hash = ? WHERE id = ?');
  const use = db.prepare<[string]>('UPDATE files SET used = 1 WHERE id = ?');
  const drop = db.prepare<[string], { hash: string | null }>(
    'DELETE FROM files WHERE id = ? AND used = 0 RETURNING hash',
  );
  const needed = db.prepare<{ hash: string }, { one: 1 }>(`
    SELECT 1 AS one FROM files WHERE hash = :hash
    UNION ALL
    SELECT 1 FROM fetched WHERE hash = :hash`);
  const forgetFetched = db.prepare<[string, string], { hash: string }>(
    'DELETE FROM fetched WHERE college_id = ? AND media_id = ? RETURNING hash',
  );
  const forgetSent = db.prepare<[string, string], { hash: string }>(
    'DELETE FROM files WHERE college_id = ? AND hash = ? RETURNING hash',
  );
  const saveUpload = db.prepare<unknown[]>(`
    INSERT INTO uploads (file, phone_number_id, media_id, at)
    VALUES (:file, :phoneNumberId, :mediaId, :at)
    ON CONFLICT (file, phone_number_id) DO UPDATE SET media_id = excluded.media_id, at = excluded.at`);
  const saveFetched = db.prepare<unknown[]>(`
    INSERT INTO fetched (college_id, media_id, hash, mime, size, at)
    VALUES (:collegeId, :mediaId, :hash, :mime, :size, :at)
    ON CONFLICT (college_id, media_id) DO NOTHING`);

  return {
    beginFile: (file, who) => {
      insert.run({ ...file, who, at: now() });
      return null;
    },
    endFile: (id, hash) => {
      end.run(hash, id);
      return null;
    },
    useFile: (id) => {
      use.run(id);
      return null;
    },
    dropFile: (id) => {
      const hash = drop.get(id)?.hash ?? null;
      return { orphan: hash !== null && !needed.get({ hash }) ? hash : null };
    },
    forgetFiles: (college, { mediaIds, hashes }) => {
      const gone = [
        ...mediaIds.flatMap((id) => forgetFetched.all(college, id)),
        ...hashes.flatMap((hash) => forgetSent.all(college, hash)),
      ];
      return [...new Set(gone.map(({ hash }) => hash))].filter((hash) => !needed.get({ hash }));
    },
    saveUpload: (upload) => {
      saveUpload.run({ ...upload, at: now() });
      return null;
    },
    saveFetched: (fetched) => {
      saveFetched.run({ ...fetched, at: now() });
      return null;
    },
  };
};
