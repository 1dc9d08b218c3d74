import type { Order, TryEnd } from '../../main/store/sending.ts';
import { statusBody } from './meta/bodies.ts';
import type { Report, ReportWord } from './meta/status-object.ts';
import { NOON, TEMPLATE } from './outbox-desk.ts';
import { COLLEGE, type Desk, NUMBER, openDesk, WABA } from './store-folder.ts';

const SENDER = { phoneNumberId: NUMBER, wabaId: WABA };
export const WELCOME = { name: 'welcome', language: 'en', variables: {} } as const;
const AWAIT_MS = 10 * 60_000;

/** A desk with so many registrations, and the moves of a campaign on it. */
export type CampaignDesk = Disposable & {
  readonly desk: Desk;
  /** Their ids, by name. */
  readonly students: readonly string[];
  clock: number;
  /** Begins one for these, queued whole unless told otherwise; its id. */
  campaign(ids?: readonly string[], more?: { readonly taken?: number; readonly sparedSince?: number }): string;
  /** Takes so many more. */
  take(id: string, count: number): void;
  /** The id of the message to this student. */
  messageTo(campaign: string, registrationId: string): string;
  begin(message: string): number;
  /** What the answer to the newest try said, and what follows. */
  answer(message: string, attempt: number, is: 'accepted' | 'failed' | 'unknown', code?: number): void;
  report(message: string, attempt: number, status: ReportWord, failure?: Report['failure']): void;
};

export const wamidOf = (message: string, attempt: number): string => `wamid.${message}.${attempt}`;

export const openCampaignDesk = (count: number): CampaignDesk => {
  const at = { now: NOON };
  const desk = openDesk(() => at.now);
  const phoneOf = (place: number): string => `9198123${String(10_000 + place)}`;
  const rows = Array.from({ length: count }, (_, place) => ({
    externalId: `A-${place}`,
    name: `Student ${String(place).padStart(5, '0')}`,
    phone: `+${phoneOf(place)}`,
    ...{ course: null, batch: null, email: null },
  }));
  desk.writer.write('importRegistrations', [COLLEGE, rows, 'test']);
  const students = desk.read('matching', [COLLEGE, { digits: null }, []]);
  const orderFor = (registrationId: string): Order => ({ ...TEMPLATE, registrationId });

  const it: CampaignDesk = {
    desk,
    students,
    get clock() {
      return at.now;
    },
    set clock(now) {
      at.now = now;
    },
    campaign: (ids = students, { taken = ids.length, sparedSince } = {}) => {
      const { id } = desk.writer.write('createCampaign', [
        COLLEGE,
        {
          ...{ name: 'Welcome', template: WELCOME, wish: {}, registrationIds: ids },
          ...{ expected: null, dedupeKey: null, sparedSince: sparedSince ?? null },
        },
        'test',
      ]).value;
      it.take(id, taken);
      return id;
    },
    take: (id, most) => {
      const next = desk.read('nextMembers', [id, most]);
      if (!next || most === 0) return;
      const { from, registrationIds } = next;
      desk.writer.write('takeMembers', [id, { from, orders: registrationIds.map(orderFor), skipped: [] }]);
    },
    messageTo: (campaign, registrationId) => {
      const query = { id: campaign, limit: count, after: undefined };
      const none = { stand: undefined, reached: undefined, reason: undefined, code: undefined };
      const { rows: members } = desk.read('campaignMembers', [COLLEGE, { ...query, ...none }]);
      return members.find((member) => member.registrationId === registrationId)?.messageId ?? '';
    },
    begin: (message) => desk.writer.write('beginTries', [[message], at.now]).value[0]?.attempt ?? 0,
    answer: (id, attempt, is, code = 131_026) => {
      const outcome =
        is === 'accepted'
          ? ({ is, at: at.now } as const)
          : ({
              is: 'failed',
              code: is === 'unknown' ? 131_000 : code,
              transient: false,
              heard: 'in_answer',
              at: at.now,
            } as const);
      const end: TryEnd = {
        outcome,
        wamid: is === 'accepted' ? wamidOf(id, attempt) : null,
        ...{ httpStatus: 200, words: null },
      };
      const step =
        is === 'accepted'
          ? ({ kind: 'done' } as const)
          : is === 'unknown'
            ? ({ kind: 'await_status', until: at.now + AWAIT_MS } as const)
            : ({ kind: 'never', code } as const);
      desk.writer.write('endTries', [[{ key: { id, attempt }, end, next: step, pause: null }]]);
    },
    report: (message, attempt, status, failure) => {
      const report: Report = {
        ...{ wamid: wamidOf(message, attempt), status, at: at.now, to: { phone: '919812310000', name: 'Somebody' } },
        ...{ callbackData: `${message}:${attempt}`, ...(failure !== undefined && { failure }) },
      };
      desk.record(statusBody({ ...SENDER, statuses: [report] }));
    },
    [Symbol.dispose]: () => desk[Symbol.dispose](),
  };
  return it;
};
