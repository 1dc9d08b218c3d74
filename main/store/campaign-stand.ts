import { LEFT_UNSURE } from '../../preload/contract/failures/own.ts';

/** A member `b` of the campaign `c`, with its message where it has one. */
export const MEMBER_TABLES = `
  campaigns AS c
  JOIN campaign_members AS b ON b.campaign = c.n
  LEFT JOIN messages AS m ON m.n = b.message
  LEFT JOIN outbox AS o ON o.message = b.message`;

/** Where a member stands, as one of `CAMPAIGN_STANDS`. What the student's phone confirmed counts before anything else. */
export const STAND = `
  CASE
    WHEN b.reason IS NOT NULL THEN 'skipped'
    WHEN b.message IS NULL THEN iif(c.cancelled, 'cancelled', 'queued')
    WHEN m.status IN ('read', 'played') THEN 'read'
    WHEN m.status = 'delivered' THEN 'delivered'
    WHEN o.state = 'person' THEN 'person'
    WHEN o.state = 'cancelled' THEN 'cancelled'
    WHEN o.state = 'waiting' THEN 'queued'
    WHEN m.status = 'sent' THEN 'sent'
    WHEN m.status = 'accepted' THEN 'handed'
    -- A failure that nobody has judged yet may still go again by itself.
    WHEN m.status = 'failed' AND o.state IN ('done', 'never') THEN 'failed'
    ELSE 'sending'
  END`;

/** Meta took the message, whatever came after. */
export const IS_HANDED = 'EXISTS (SELECT 1 FROM attempts AS a WHERE a.message = b.message)';

const OF_TRY = 'p.message = t.message AND p.attempt = t.ordinal';

/**
 * Whether a try of the message in this column may have gone out: Meta reported no failure of it, and did not say no either. What the answer refused and a
 * report then told of went out all the same.
 */
export const mayBeOut = (message: string): string => `
  EXISTS (
    SELECT 1 FROM tries AS t
    WHERE t.message = ${message}
      AND t.begun_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM reports AS p WHERE ${OF_TRY} AND p.status = 'failed')
      AND (
        coalesce(t.outcome, '') NOT IN ('failed', 'not_sent')
        OR t.code = ${LEFT_UNSURE}
        OR EXISTS (SELECT 1 FROM reports AS p WHERE ${OF_TRY})
      )
  )`;
