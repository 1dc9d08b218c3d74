import { z } from 'zod';
import { type AnalyticsSummary, GROUPINGS } from '../analytics.ts';
import type { AskShape } from './fields.ts';

const day = z.iso.date('a day, 2026-11-23');

export const ANALYTICS_ASKS = {
  'analytics.summary': {
    scope: 'college',
    effect: 'read',
    params: z.object({
      /** Days of the college, both included. */
      from: day,
      to: day,
      groupBy: z.enum(GROUPINGS).optional(),
    }),
  },
} as const satisfies Record<string, AskShape>;

export type AnalyticsValues = {
  /** By day where `groupBy` says nothing else. */
  'analytics.summary': AnalyticsSummary;
};
