import { ground } from './001-ground.ts';
import { sending } from './002-sending.ts';
import { talking } from './003-talking.ts';
import { review } from './004-review.ts';
import { analytics } from './005-analytics.ts';
import { campaigns } from './006-campaigns.ts';
import { keeping } from './007-keeping.ts';
import { consent } from './008-consent.ts';
import { templatesTold } from './009-templates-told.ts';
import { savedFilters } from './010-saved-filters.ts';
import { accountNews } from './011-account-news.ts';
import { longerBeginnings } from './012-longer-beginnings.ts';
import { bodySums } from './013-body-sums.ts';
import { waitingWishes } from './014-waiting-wishes.ts';
import { messagesMark } from './015-messages-mark.ts';

/** One step of the schema. The list only grows; a step that has shipped is never altered. */
export type Migration = { readonly number: number; readonly purpose: string; readonly sql: string };

export const MIGRATIONS: readonly Migration[] = [
  ground,
  sending,
  talking,
  review,
  analytics,
  campaigns,
  keeping,
  consent,
  templatesTold,
  savedFilters,
  accountNews,
  longerBeginnings,
  bodySums,
  waitingWishes,
  messagesMark,
];

/** The version of the schema this program writes. */
export const SCHEMA = MIGRATIONS.length;
