import type { StrayCount } from '../../preload/contract/health.ts';
import type { Db } from './database.ts';
import type { Reads } from './store.ts';

/** Counts for health. */
export const createCensus = (db: Db): Reads['census'] => {
  const deliveries = db.prepare<[], { deliveries: number; lastDeliveryAt: number | null }>(`
    SELECT coalesce(max(id), 0) AS deliveries, (
      SELECT received_at FROM deliveries ORDER BY id DESC LIMIT 1
    ) AS lastDeliveryAt
    FROM deliveries`);
  const strays = db.prepare<[], StrayCount>(
    'SELECT reason, count(*) AS count FROM strays GROUP BY reason ORDER BY count(*) DESC, reason',
  );
  const unknown = db.prepare<[], { phoneNumberId: string; lines: number }>(`
    SELECT phone_number_id AS phoneNumberId, count(*) AS lines
    FROM strays
    WHERE reason = 'unknown_number' AND phone_number_id IS NOT NULL
    GROUP BY phone_number_id
    ORDER BY count(*) DESC
    LIMIT 100`);
  const unmatched = db.prepare<[], { count: number }>(
    'SELECT count(*) AS count FROM messages WHERE registration IS NULL AND group_id IS NULL',
  );
  return db.transaction(() => ({
    ...(deliveries.get() ?? { deliveries: 0, lastDeliveryAt: null }),
    strays: strays.all(),
    unknownNumbers: unknown.all(),
    unmatched: unmatched.get()?.count ?? 0,
  }));
};
