import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../main/store/open-store.ts';
import { A_NUMBER } from './meta/meta.ts';
import { THREADS } from './threads.ts';

const COLLEGE = 'c1';
const CHUNK = 200;

/** What a program on a prepared folder is told, so that it is the same college and number. */
export const PREPARED_ENV = {
  COLLEGE_ID: COLLEGE,
  WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId,
  WHATSAPP_BUSINESS_ACCOUNT_ID: A_NUMBER.wabaId,
} as const;

const databaseIn = (folder: string): string => join(folder, 'tickdesk.db');

/** Ten digits each, none of them twice. */
export const phoneOfStudent = (index: number): string => `+9190${String(10_000_000 + index)}`;

type Prepared = {
  readonly students: number;
  /** How many of them, the first ones, the campaign is for. */
  readonly campaign: number;
};

/** Fills a folder with registrations and a campaign that waits; its program is not running. */
export const prepareDesk = async (folder: string, { students: count, campaign }: Prepared): Promise<void> => {
  const onBug = (error: Error): never => {
    throw error;
  };
  await using store = await openStore({ folder, onBug, threads: THREADS });
  await store.write('saveCollege', { id: COLLEGE, name: 'Sample College' }, 'test');
  const number = { phoneNumberId: A_NUMBER.phoneNumberId, collegeId: COLLEGE, wabaId: A_NUMBER.wabaId };
  await store.write('saveNumber', { ...number, appId: 'default', displayPhone: null }, [], 'test');
  const rows = Array.from({ length: count }, (_, i) => ({
    externalId: `A-${i}`,
    name: `Student ${i}`,
    phone: phoneOfStudent(i),
    course: null,
    batch: null,
    email: null,
  }));
  for (let from = 0; from < count; from += 1_000) {
    await store.write('importRegistrations', COLLEGE, rows.slice(from, from + 1_000), 'test');
  }

  const template = { name: 'fees_due', language: 'en' };
  const registrationIds = (await store.read('matching', COLLEGE, { digits: null }, [])).slice(0, campaign);
  if (campaign === 0) return;
  const { id } = await store.write(
    'createCampaign',
    COLLEGE,
    {
      ...{ name: 'Season', template: { ...template, variables: {} }, wish: {}, registrationIds },
      ...{ expected: null, sparedSince: null, dedupeKey: null },
    },
    'test',
  );
  for (let from = 0; from < campaign; from += CHUNK) {
    const orders = registrationIds.slice(from, from + CHUNK).map((registrationId) => ({
      registrationId,
      kind: 'template',
      text: 'The first instalment of your fee is due.',
      payload: JSON.stringify({ type: 'template', ...template }),
      template,
      marketing: false,
      media: null,
      replyTo: null,
      dedupeKey: null,
    }));
    await store.write('takeMembers', id, { from, orders, skipped: [] });
  }
};

/** As many registrations as messages. */
export const prepareCampaign = (folder: string, count: number): Promise<void> =>
  prepareDesk(folder, { students: count, campaign: count });

/** How each message of the outbox stands, by its id. */
export const outboxStates = (folder: string): ReadonlyMap<string, string> => {
  const database = new Database(databaseIn(folder), { readonly: true });
  const rows = database
    .prepare<[], { id: string; state: string }>(
      'SELECT m.id, o.state FROM outbox AS o JOIN messages AS m ON m.n = o.message',
    )
    .all();
  database.close();
  return new Map(rows.map(({ id, state }) => [id, state]));
};
