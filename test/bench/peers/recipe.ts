import { createServer } from 'node:http';
import Database from 'better-sqlite3';
import express from 'express';
import { WebSocketServer } from 'ws';
import { type Listening, listen } from '../../support/listen.ts';

export type Recipe = Listening & { readonly db: Database.Database };

type Status = { readonly id: string; readonly status: string; readonly timestamp: string };
type Webhook = { readonly entry: { readonly changes: { readonly value: { readonly statuses?: Status[] } }[] }[] };

/**
 * A web back end as tutorials have it: `express.json()`, the row looked up by its wamid and updated, and the update told to
 * every socket there is. SQLite as better-sqlite3 opens it, so that what an update wrote is on disk; no signature is checked.
 */
export const startRecipe = async (file: string, journal: 'delete' | 'wal' = 'delete'): Promise<Recipe> => {
  const db = new Database(file);
  db.pragma(`journal_mode = ${journal}`);
  db.exec(`
    CREATE TABLE messages (
      id INTEGER PRIMARY KEY, wamid TEXT, student TEXT, status TEXT, sentAt INTEGER, deliveredAt INTEGER, readAt INTEGER
    );
    CREATE INDEX messages_wamid ON messages (wamid);
  `);
  const find = db.prepare<[string], { id: number }>('SELECT id FROM messages WHERE wamid = ?');
  const update = db.prepare(`
    UPDATE messages
    SET status = @status,
        deliveredAt = CASE @status WHEN 'delivered' THEN @at ELSE deliveredAt END,
        readAt = CASE @status WHEN 'read' THEN @at ELSE readAt END
    WHERE id = @id`);

  const app = express();
  app.use(express.json());
  app.post('/webhook', (request, response) => {
    const { entry } = request.body as Webhook;
    for (const { id: wamid, status, timestamp } of entry.flatMap(statusesOf)) {
      const message = find.get(wamid);
      if (!message) continue;
      update.run({ id: message.id, status, at: Number(timestamp) * 1_000 });
      const text = JSON.stringify({ type: 'message_status_update', messageId: wamid, status });
      for (const client of sockets.clients) client.send(text);
    }
    response.sendStatus(200);
  });
  const server = createServer(app);
  const sockets = new WebSocketServer({ server });
  const listening = await listen(server);
  return {
    ...listening,
    db,
    [Symbol.asyncDispose]: async () => {
      for (const client of sockets.clients) client.terminate();
      await listening[Symbol.asyncDispose]();
      db.close();
    },
  };
};

const statusesOf = ({ changes }: Webhook['entry'][number]): Status[] =>
  changes.flatMap(({ value }) => value.statuses ?? []);
