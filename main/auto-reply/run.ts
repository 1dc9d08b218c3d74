import type { AutoReply } from '../../preload/contract/auto-reply.ts';
import type { CollegeSettings } from '../../preload/contract/college-settings.ts';
import type { Clock } from '../clock.ts';
import { type Backlog, createBacklog } from '../outbox/backlog.ts';
import type { Firing, Unlooked } from '../store/consent.ts';
import type { OutboxEntry } from '../store/sending.ts';
import type { Store } from '../store/store.ts';
import { fillFields } from '../templates/fill-fields.ts';
import { chooseReply } from './choose.ts';

export type AutoReplyNeeds = {
  readonly store: Pick<Store, 'read' | 'write'>;
  readonly outbox: { add(entries: readonly OutboxEntry[]): void };
  readonly clock: Clock;
  readonly report: (trouble: unknown) => void;
};

/** Answers by itself what rules say; there is more to do when something came in. */
export type AutoReplies = Backlog;

const PAGE = 200;

/**
 * Beside ingest, not in it: what was not looked at yet stands in the store, and looking at it and queueing the replies is
 * one commit. So a crash at any moment neither loses a reply nor sends one twice, and no delivery waits for a rule.
 */
export const runAutoReplies = ({ store, outbox, clock, report }: AutoReplyNeeds): AutoReplies => {
  const firingsOf = async (page: readonly Unlooked[]): Promise<readonly Firing[]> => {
    const colleges = new Map<string, { rules: readonly AutoReply[]; settings: CollegeSettings }>();
    const firings: Firing[] = [];
    /** Two messages of one student in one page are answered once. */
    const answered = new Set<string>();
    for (const heard of page) {
      const { collegeId, student } = heard;
      const known = colleges.get(collegeId) ?? {
        rules: await store.read('autoReplies', collegeId),
        settings: await store.read('collegeSettings', collegeId),
      };
      colleges.set(collegeId, known);
      const rule = student && chooseReply(heard, known.rules, known.settings, clock.now());
      if (!rule || answered.has(`${rule.id} ${student.id}`)) continue;
      answered.add(`${rule.id} ${student.id}`);
      firings.push({ rule: rule.id, message: heard.n, collegeId, order: orderOf(rule, heard, student) });
    }
    return firings;
  };

  return createBacklog(
    async () => {
      const page = await store.read('unlooked', PAGE);
      const last = page.at(-1);
      if (last) outbox.add(await store.write('answerBySelf', last.n, await firingsOf(page)));
      return last !== undefined;
    },
    clock,
    report,
  );
};

const orderOf = ({ id, text }: AutoReply, { id: message }: Unlooked, student: NonNullable<Unlooked['student']>) => {
  const filled = fillFields(text, student);
  return {
    registrationId: student.id,
    kind: 'text',
    text: filled,
    payload: JSON.stringify({ type: 'text', text: filled }),
    template: null,
    marketing: false,
    media: null,
    replyTo: null,
    dedupeKey: `auto ${id} ${message}`,
  };
};
