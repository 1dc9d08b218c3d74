import type { Health } from '../preload/contract/health.ts';
import { createAnalyticsAnswers } from './answers/analytics.ts';
import { type Campaigns, createCampaignAnswers } from './answers/campaigns.ts';
import { createCollegeAnswers } from './answers/colleges.ts';
import { createConsentAnswers } from './answers/consent.ts';
import { createConversationAnswers } from './answers/conversations.ts';
import { createDeliveryAnswers } from './answers/deliveries.ts';
import { createDeskAnswers, type Listening } from './answers/desk.ts';
import { createExportAnswers } from './answers/exports.ts';
import { createFileAnswers } from './answers/files.ts';
import { createHistoryAnswers } from './answers/history.ts';
import { createKeepingAnswers } from './answers/keeping.ts';
import { createMessageAnswers } from './answers/messages.ts';
import { createQuickReplyAnswers } from './answers/quick-replies.ts';
import { createRegistrationAnswers } from './answers/registrations.ts';
import { createSavedFilterAnswers } from './answers/saved-filters.ts';
import { createSendingAnswers, type Outbox } from './answers/sending.ts';
import { createSetupAnswers } from './answers/setup.ts';
import { createTemplateAnswers } from './answers/templates.ts';
import type { HealthReport } from './health.ts';
import type { Keyring } from './keyring.ts';
import type { Answers } from './relay/answer-to.ts';
import type { Review } from './review/open-review.ts';
import type { Replaying } from './review/replaying.ts';
import type { DeskSettings } from './settings/settings.ts';
import type { createSetupLook } from './setup-look.ts';
import type { Store } from './store/store.ts';
import type { Talk } from './talk/open-talk.ts';
import type { TemplateSync } from './template-sync.ts';

/** What the answers stand on. */
export type Ground = {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly health: HealthReport;
  readonly settings: DeskSettings;
  readonly outbox: Outbox;
  /** A number or its token is another. */
  readonly numbersChanged: () => void;
  readonly campaigns: Campaigns;
  readonly talk: Talk;
  readonly listening: Listening;
  /** For whoever helps. */
  readonly pack: (health: Health) => Uint8Array;
  readonly look: ReturnType<typeof createSetupLook>;
  readonly templates: Pick<TemplateSync, 'sync'>;
  readonly now: () => number;
  readonly review: Pick<Review, 'backups' | 'exports'>;
  readonly replaying: Pick<Replaying, 'begin' | 'cancel'>;
  readonly onBug: (error: unknown) => void;
  /** Ends every window that this caller opened. */
  readonly dismiss: (who: string) => void;
};

/** One answer for every ask. Each sees its caller's college only; another college's id is no id at all. */
export const createAnswers = ({
  store,
  keyring,
  health,
  settings,
  outbox,
  numbersChanged,
  campaigns,
  talk,
  listening,
  look,
  pack,
  templates,
  now,
  review,
  replaying,
  onBug,
  dismiss,
}: Ground): Answers => ({
  ...createCollegeAnswers(store, keyring, dismiss, numbersChanged),
  ...createRegistrationAnswers(store),
  ...createMessageAnswers(store),
  ...createHistoryAnswers(store),
  ...createSavedFilterAnswers(store),
  ...createAnalyticsAnswers(store),
  ...createExportAnswers(store, review.exports, now),
  ...createKeepingAnswers(store, review.backups, talk.shelf, onBug),
  ...createSendingAnswers(store, outbox, now),
  ...createTemplateAnswers(store, templates),
  ...createCampaignAnswers(store, outbox, campaigns, now),
  ...createConversationAnswers(store, talk.react, talk.receipts),
  ...createFileAnswers(store, talk.shelf, talk.fetchMedia),
  ...createQuickReplyAnswers(store),
  ...createConsentAnswers(store),
  ...createSetupAnswers(store, keyring, look, numbersChanged),
  ...createDeliveryAnswers(store, replaying),
  ...createDeskAnswers(store, health, settings, listening, now, pack, review.exports.offer),
});
