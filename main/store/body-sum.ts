import { crc32 } from 'node:zlib';
import Database from 'better-sqlite3';

/** What is kept beside a raw body, from which it can be seen that not a bit of it is another. */
export const sumOf = (body: Uint8Array): number => crc32(body);

/** Throws SQLite's own "malformed" error for a body that is not what was kept. An emptied one has nothing to lose. */
export const assertWhole = (id: number, body: Uint8Array, sum: number | null): void => {
  if (sum === null || body.length === 0 || sumOf(body) === sum) return;
  throw new Database.SqliteError(`the body of delivery ${id} is not what was kept`, 'SQLITE_CORRUPT');
};
