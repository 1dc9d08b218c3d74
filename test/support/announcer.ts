import { createNotices, type Notices } from '../../main/notices/notices.ts';
import type { Notice } from '../../preload/contract/notice.ts';
import type { SettingsPatch } from '../../preload/contract/settings.ts';
import { type HandClock, handClock } from './hand-clock.ts';
import { messageBody, statusBody } from './meta/bodies.ts';
import type { FailureCode } from './meta/failures.ts';
import { textMessage } from './meta/message-object.ts';
import type { Party } from './meta/party.ts';
import type { ReportWord } from './meta/status-object.ts';
import { COLLEGE, type Desk, NUMBER, openDesk, WABA } from './store-folder.ts';

type Said = {
  readonly wamid: string;
  readonly to: Party;
  /** By Meta's clock; without it, now. */
  readonly at?: number;
};

/** Notices on a real database, with time in the test's hand; what a host would have shown is in `shown`. */
export type Announcer = Disposable & {
  readonly desk: Desk;
  readonly clock: HandClock;
  readonly shown: readonly Notice[];
  readonly bugs: readonly unknown[];
  readonly notices: () => Notices;
  readonly titles: () => readonly string[];
  /** One delivery with a report of each. */
  readonly report: (status: ReportWord, messages: readonly Said[], failure?: FailureCode) => void;
  readonly reply: (message: Said & { readonly text?: string }) => void;
  readonly save: (patch: SettingsPatch) => void;
  /** Ends what makes notices and begins it anew on the same database, as a restart does. */
  readonly restart: () => Promise<void>;
};

const SENDER = { phoneNumberId: NUMBER, wabaId: WABA };

export const openAnnouncer = (start: number): Announcer => {
  const clock = handClock(start);
  const desk = openDesk(clock.now);
  const shown: Notice[] = [];
  const bugs: unknown[] = [];

  const begin = (): Notices => {
    const notices = createNotices(
      {
        colleges: async () => desk.read('colleges', []),
        news: async (collegeId, query) => desk.read('news', [collegeId, query]),
        markNoticed: async (collegeId, upTo) => desk.writer.write('markNoticed', [collegeId, upTo]),
        settings: () => desk.read('settings', []),
      },
      clock,
      (bug) => bugs.push(bug),
    );
    notices.subscribe((notice) => shown.push(notice));
    return notices;
  };
  let notices = begin();

  return {
    desk,
    clock,
    shown,
    bugs,
    notices: () => notices,
    titles: () => shown.map(({ title }) => title),
    report: (status, messages, failure = 131026) => {
      const statuses = messages.map(({ wamid, to, at = clock.now() }) => ({
        ...{ wamid, to, at, status },
        ...(status === 'failed' && { failure }),
      }));
      notices.hear(desk.record(statusBody({ ...SENDER, statuses })));
    },
    reply: ({ wamid, to, at = clock.now(), text = 'Thank you' }) => {
      const messages = [textMessage({ wamid, at, from: to, text })];
      notices.hear(desk.record(messageBody({ ...SENDER, messages })));
    },
    save: (patch) => {
      desk.writer.write('saveSettings', [patch, 'test']);
      notices.settingsChanged();
    },
    restart: async () => {
      await notices[Symbol.asyncDispose]();
      notices = begin();
    },
    [Symbol.dispose]: () => desk[Symbol.dispose](),
  };
};

/** A list of students of one course; the phone of the `n`th, counted from 0. */
export const enrol = ({ desk }: Announcer, course: string, names: readonly string[]): readonly Party[] => {
  const first = desk.db.prepare<[], { count: number }>('SELECT count(*) AS count FROM registrations').get()?.count ?? 0;
  const students = names.map((name, n) => ({ name, phone: `9198${10_000_000 + first + n}` }));
  const rows = students.map(({ name, phone }) => ({
    ...{ externalId: phone, name, phone: `+${phone}`, course, batch: null, email: null },
  }));
  desk.writer.write('importRegistrations', [COLLEGE, rows, 'test']);
  return students;
};
