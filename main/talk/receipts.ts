import type { Settings } from '../../preload/contract/settings.ts';
import type { GraphFailure } from '../graph/graph-error.ts';
import { markRead, showTyping } from '../graph/mark-read.ts';
import type { Graphs } from '../graphs.ts';
import type { Store } from '../store/store.ts';

/** Blue ticks and "typing...", for students, where the settings want them. What fails is logged and does no harm. */
export type Receipts = {
  /** True where Meta was told of something it did not know. */
  readonly markRead: (collegeId: string, registrationId: string, because?: Because) => Promise<boolean>;
  readonly typing: (collegeId: string, registrationId: string) => Promise<boolean>;
};

export type ReceiptNeeds = {
  readonly store: Store;
  readonly graphs: Graphs;
  readonly settings: () => Settings;
  readonly now: () => number;
  /** Hears what went wrong, of nobody in particular. */
  readonly onFailure: (what: 'read' | 'typing', failure: GraphFailure) => void;
};

/** What a person did that the student may see. */
type Because = 'opened' | 'replied' | undefined;

const wanted = ({ readReceipts }: Settings, because: Because): boolean =>
  readReceipts !== 'off' && !(readReceipts === 'replied' && because === 'opened');

/** Older messages cannot be marked (PLATFORM 7.3). */
const MARKABLE_MS = 30 * 24 * 60 * 60 * 1_000;
/** Meta shows it for 25 seconds (S18). */
const TYPING_EVERY_MS = 20_000;
const MOST_REMEMBERED = 10_000;

export const createReceipts = ({ store, graphs, settings, now, onFailure }: ReceiptNeeds): Receipts => {
  /** The newest message of each registration that Meta knows to be read. */
  const read = new Map<string, string>();
  const typed = new Map<string, number>();

  const newest = async (collegeId: string, registrationId: string) => {
    const found = await store.read('newestIncoming', collegeId, registrationId);
    return found && now() - found.at < MARKABLE_MS ? found : null;
  };
  const remember = <T>(map: Map<string, T>, name: string, value: T): void => {
    if (map.size >= MOST_REMEMBERED) map.clear();
    map.set(name, value);
  };

  return {
    markRead: async (collegeId, registrationId, because) => {
      const message = await newest(collegeId, registrationId);
      if (!wanted(settings(), because) || !message || read.get(registrationId) === message.wamid) return false;
      remember(read, registrationId, message.wamid);
      const answer = await markRead(graphs(message.phoneNumberId), message);
      if (answer.ok) return true;
      read.delete(registrationId);
      onFailure('read', answer.failure);
      return false;
    },

    typing: async (collegeId, registrationId) => {
      const message = await newest(collegeId, registrationId);
      const last = typed.get(registrationId) ?? Number.NEGATIVE_INFINITY;
      if (!settings().typing || !message || now() - last < TYPING_EVERY_MS) return false;
      remember(typed, registrationId, now());
      const answer = await showTyping(graphs(message.phoneNumberId), message);
      // There is no typing without marking as read.
      if (answer.ok) remember(read, registrationId, message.wamid);
      else onFailure('typing', answer.failure);
      return answer.ok;
    },
  };
};
