import type { College } from '../../preload/contract/rows.ts';
import { createReadAccountNews } from './account-news.ts';
import { createAttention } from './attention.ts';
import { createCensus } from './census.ts';
import { createChanges } from './changes.ts';
import { createConversations } from './conversations.ts';
import type { Db } from './database.ts';
import { createExportRows } from './export-rows.ts';
import { createReadFiles } from './files.ts';
import { findDamage } from './find-damage.ts';
import { instant } from './frame-of.ts';
import { createListMessages } from './list-messages.ts';
import { createListRegistrations } from './list-registrations.ts';
import { createNews } from './news.ts';
import { createReadQuickReplies } from './quick-replies.ts';
import { createReadCampaigns } from './read-campaigns.ts';
import { createReadConsent } from './read-consent.ts';
import { createReadDeliveries } from './read-deliveries.ts';
import { createReadOutbox } from './read-outbox.ts';
import { createReadTries } from './read-tries.ts';
import { createReadSavedFilters } from './saved-filters.ts';
import { createMessage, createSearchHistory } from './search-history.ts';
import { createReadSettings, createRemembered } from './settings-row.ts';
import type { NumberEntry, Reads, SealedSecret } from './store.ts';
import { createSummary } from './summary.ts';
import { createTimeline } from './timeline.ts';
import { createTraces } from './traces.ts';

/** Every read by its name, on a connection that cannot write. */
export const createReader = (db: Db, now: () => number) => {
  const colleges = db.prepare<[], College & { seq: number; utcOffsetMinutes: number }>(
    'SELECT id, name, country, seq, utc_offset_minutes AS utcOffsetMinutes FROM colleges ORDER BY created_at, id',
  );
  const numbers = db.prepare<[], NumberEntry>(`
    SELECT
      phone_number_id AS phoneNumberId, college_id AS collegeId, waba_id AS wabaId,
      app_id AS appId, display_phone AS displayPhone
    FROM numbers
    ORDER BY created_at, phone_number_id`);
  const secrets = db.prepare<[], SealedSecret>('SELECT name, sealed FROM secrets');
  const tokenRows = db.prepare<[], { id: string; collegeId: string; label: string; createdAt: number }>(`
    SELECT id, college_id AS collegeId, label, created_at AS createdAt
    FROM tokens
    WHERE revoked_at IS NULL
    ORDER BY created_at, id`);
  const tokens = db.prepare<[], { id: string; collegeId: string; hash: string }>(
    'SELECT id, college_id AS collegeId, hash FROM tokens WHERE revoked_at IS NULL',
  );
  const clock = db.prepare<[string], { name: string; offsetMinutes: number }>(
    'SELECT name, utc_offset_minutes AS offsetMinutes FROM colleges WHERE id = ?',
  );
  const collegeOf = db.prepare<[string], { collegeId: string }>(
    'SELECT college_id AS collegeId FROM messages WHERE id = ?',
  );
  const reads: Reads = {
    colleges: () => colleges.all(),
    numbers: () => numbers.all(),
    secrets: () => secrets.all(),
    tokens: () => tokens.all(),
    tokenRows: () => tokenRows.all().map(({ createdAt, ...row }) => ({ ...row, createdAt: instant(createdAt) })),
    ...createListRegistrations(db),
    ...createReadOutbox(db, now),
    ...createReadConsent(db),
    ...createReadCampaigns(db, now),
    ...createConversations(db),
    ...createReadFiles(db),
    quickReplies: createReadQuickReplies(db),
    listMessages: createListMessages(db, now),
    message: createMessage(db, now),
    collegeOfMessage: (id) => collegeOf.get(id)?.collegeId ?? null,
    timeline: createTimeline(db),
    changes: createChanges(db),
    census: createCensus(db),
    accountNews: createReadAccountNews(db),
    attention: createAttention(db),
    news: createNews(db),
    ...createReadTries(db),
    summary: createSummary(db),
    tracesOf: createTraces(db),
    collegeClock: (college) => clock.get(college) ?? { name: college, offsetMinutes: 0 },
    exportRows: createExportRows(db, now),
    searchHistory: createSearchHistory(db, now),
    savedFilters: createReadSavedFilters(db),
    settings: createReadSettings(db),
    remembered: createRemembered(db),
    ...createReadDeliveries(db),
    damage: () => findDamage(db),
  };
  return <K extends keyof Reads>(name: K, params: Parameters<Reads[K]>): ReturnType<Reads[K]> => {
    const read = reads[name] as (...params: Parameters<Reads[K]>) => ReturnType<Reads[K]>;
    return read(...params);
  };
};
