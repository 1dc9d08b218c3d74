import type { AutoReply } from '../../preload/contract/auto-reply.ts';
import type { CollegeSettings } from '../../preload/contract/college-settings.ts';
import { plainWords, wishOf } from '../../preload/contract/opt-out.ts';
import { isOpen } from './office-hours.ts';

/** What must be known of a message to say whether something answers it by itself. Times are ms UTC. */
export type Heard = {
  readonly kind: string;
  readonly text: string;
  readonly groupId: string | null;
  readonly at: number;
  readonly utcOffsetMinutes: number;
  /** The last message either way before this one. */
  readonly before: number | null;
  readonly firings: Readonly<Record<string, number>>;
  readonly inARow: number;
};

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** What a delivery told late is no occasion any more: nobody answers a message of yesterday as if it had just come. */
export const TOO_LATE_MS = 10 * 60_000;
/** Two machines that answer each other stop here, until a person writes. */
const MOST_IN_A_ROW = 3;
/** What people say or send; a reaction, a system message or something unknown is no question. */
const SAID = new Set(['text', 'button', 'interactive', 'image', 'video', 'audio', 'document', 'location', 'contacts']);
/** Words of machines, few and plain: a person who writes them misses an automatic reply, no more. */
const AUTOMATIC =
  /auto[- ]?(matic )?(reply|response)|out of office|do not reply to this|this is an automated|स्वचालित (उत्तर|जवाब|संदेश)/i;

/** The first rule that answers this message; `null`: none does. */
export const chooseReply = (
  heard: Heard,
  rules: readonly AutoReply[],
  settings: CollegeSettings,
  now: number,
): AutoReply | null => {
  if (now - heard.at > TOO_LATE_MS || heard.groupId !== null || !SAID.has(heard.kind)) return null;
  if (heard.inARow >= MOST_IN_A_ROW || AUTOMATIC.test(heard.text)) return null;
  if (wishOf(heard.text, { stop: settings.stopWords, start: settings.startWords }) !== null) return null;
  return rules.find((rule) => rule.enabled && isDue(rule, heard) && fits(rule, heard, settings)) ?? null;
};

const isDue = ({ id, everyHours }: AutoReply, { firings, at }: Heard): boolean => {
  const last = firings[id];
  return last === undefined || last + everyHours * HOUR_MS <= at;
};

const fits = ({ when }: AutoReply, heard: Heard, settings: CollegeSettings): boolean => {
  switch (when.kind) {
    case 'first':
      if (heard.before === null) return true;
      return when.afterDays !== null && heard.before + when.afterDays * DAY_MS <= heard.at;
    case 'keywords': {
      const said = ` ${plainWords(heard.text)} `;
      return when.words.some((word) => plainWords(word) !== '' && said.includes(` ${plainWords(word)} `));
    }
    case 'out_of_office':
      return !isOpen(settings, heard.at, heard.utcOffsetMinutes);
    default:
      return when satisfies never;
  }
};
