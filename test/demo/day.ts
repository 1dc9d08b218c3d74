import { setTimeout as wait } from 'node:timers/promises';
import { inventLife } from '../support/meta/life.ts';
import { textMessage } from '../support/meta/message-object.ts';
import type { Meta } from '../support/meta/meta.ts';
import type { Party, Sender } from '../support/meta/party.ts';
import type { Happening } from '../support/meta/scatter.ts';
import type { Student } from '../support/meta/students.ts';
import { makeWamid } from '../support/meta/wamid.ts';
import type { Random } from '../support/random.ts';

/** In the demo an hour of a message's life lasts a few seconds: nobody watches a tick for an hour. */
export const hurried = (after: number): number => Math.min(20_000, 400 + Math.sqrt(after) * 8);

const LETTERS = [
  'Your admit card is ready. Please download it before Friday.',
  'Counselling for your course is tomorrow at 10:30 am.',
  'आपकी फ़ीस की पहली किस्त शुक्रवार तक जमा करें।',
  'Hostel allotment opens on Monday. Reply here if you need a room.',
] as const;
export const ANSWERS = [
  'Thank you',
  'Ok 🙏',
  'Where do I pay the fee?',
  'जी, ठीक है',
  'Can I come on Saturday?',
] as const;

export type Campus = {
  readonly meta: Meta;
  readonly sender: Sender;
  readonly students: readonly Student[];
  readonly random: Random;
};

/** An office day: every moment somebody is written to, and the ticks of it follow. Ends when the signal says so. */
export const playDay = async (campus: Campus, everyMs: number, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    write(campus).catch(() => undefined);
    await wait(everyMs, undefined, { signal }).catch(() => undefined);
  }
};

const write = async ({ meta, sender, students, random }: Campus): Promise<void> => {
  const student = random.pick(students as readonly [Student, ...Student[]]);
  const to: Party = { phone: student.phone.slice(1), name: student.name };
  const wamid = makeWamid(random, to.phone ?? '');
  const tell = (happening: Happening): Promise<void> => meta.scatter([happening], { repeats: 0.1 });
  const { steps, answered } = inventLife(random, { voice: false });

  await tell({ kind: 'echo', sender, echo: { wamid, at: Date.now(), to, text: random.pick(LETTERS) } });
  const ticks = steps.map(async ({ after, ...step }) => {
    await wait(hurried(after));
    await tell({ kind: 'report', sender, report: { wamid, to, at: Date.now(), ...step } });
  });
  await Promise.all(ticks);
  if (answered === null) return;
  await wait(3_000);
  const text = random.pick(ANSWERS);
  const message = textMessage({ wamid: makeWamid(random, to.phone ?? '', 'in'), at: Date.now(), from: to, text });
  await tell({ kind: 'message', sender, message });
};
