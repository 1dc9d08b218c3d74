import { statfsSync } from 'node:fs';
import { type Check, type CheckName, checksOf } from '../../preload/contract/checks.ts';
import { Refusal } from '../refusal.ts';
import { isLocked } from '../store/lock-folder.ts';
import { SCHEMA } from '../store/migrations/list.ts';
import { openReader, type StoreReader } from '../store/open-reader.ts';
import { askHealth } from './ask-desk.ts';

type State = Check['state'];
/** What was looked at; `words` say what it means, and what to do where it is red. */
export type Finding = {
  readonly check: string;
  readonly about: string | null;
  readonly state: State;
  readonly words: string;
};

const CLOCK_MAY_DIFFER_MS = 2 * 60_000;
const LEAST_FREE_BYTES = 500 * 1024 * 1024;

const WORDS = {
  reachable: {
    green: 'The public address was reached from outside.',
    red: 'Meta cannot reach this desk. Look at the tunnel: docs/tunnel.md says what each choice needs.',
    unknown: 'No public address was proven yet.',
  },
  certificate: {
    green: 'Its certificate is valid.',
    red: 'Its certificate is not valid.',
    unknown: 'Known only of an https address that was proven.',
  },
  verify_token: {
    green: 'The verify token was answered.',
    red: 'Another verify token was asked for, or the address did not answer. Enter the one of Health at Meta.',
    unknown: 'Nobody has asked since the start.',
  },
  app_secret: {
    green: 'The app secret matches: signed deliveries come.',
    red: 'The app secret is missing or is another than Meta signs with. Copy it from App settings, Basic.',
    unknown: 'No signed delivery has come yet.',
  },
  deliveries: {
    green: 'Meta delivers here, read back from Meta.',
    red: 'Meta delivers elsewhere or nowhere. Health says what to do.',
    unknown: 'Meta was not asked: that takes an access token and a public address.',
  },
  fields: {
    green: 'The app is subscribed to all fields.',
    red: 'Fields are missing, or they are told elsewhere. Health says what to enter at Meta.',
    unknown: "Meta was not asked: that takes the app's id and secret, and a public address.",
  },
  token: {
    green: 'The access token is valid.',
    red: 'The access token is dead, expires within a week, or lacks a permission. Make a new one for the system user.',
    unknown: "Meta was not asked: that takes the app's id and secret.",
  },
  clock: {
    green: 'The clock is right.',
    red: 'The clock is wrong by more than two minutes. Set it.',
    unknown: 'Meta was not spoken to yet.',
  },
  database: {
    green: 'The database is sound.',
    red: 'The database is damaged. Stop Tickdesk and restore the newest backup.',
    unknown: 'The file is walked soon after the start.',
  },
} as const satisfies Record<CheckName, Record<State, string>>;

/**
 * Looks a desk over without a window: the same checks as Health where a running desk is asked (`console` and its token),
 * else what the data folder alone tells.
 */
export const examine = async (
  folder: string,
  desk: { readonly console: string; readonly token: string } | null,
  now: () => number,
): Promise<readonly Finding[]> => {
  const disk = diskSpace(folder);
  if (desk === null) return [disk, ...(await ofFolder(folder, now))];
  const health = await askHealth(desk.console, desk.token);
  return [disk, ...checksOf(health, now()).map(findingOf)];
};

const findingOf = ({ name, about, state }: Check): Finding => ({
  check: name,
  about,
  state,
  words: WORDS[name][state],
});

const diskSpace = (folder: string): Finding => {
  const { bavail, bsize } = statfsSync(folder);
  const state = bavail * bsize < LEAST_FREE_BYTES ? 'red' : 'green';
  const words =
    state === 'red'
      ? 'Less than 500 MB are free. Make room: deliveries are refused when none is left.'
      : 'There is room on the disk.';
  return { check: 'disk', about: null, state, words };
};

/** What can be known of a folder whose program is not asked. */
const ofFolder = async (folder: string, now: () => number): Promise<readonly Finding[]> => {
  const opened = open(folder, now);
  if ('message' in opened) return [{ check: 'database', about: null, state: 'red', words: opened.message }];
  using reader = opened;
  const damage = await reader.read('damage');
  const secrets = (await reader.read('secrets')).map(({ name }) => name);
  const numbers = await reader.read('numbers');
  const { lastDeliveryAt } = await reader.read('census');
  const { listening } = await reader.read('settings');
  // What came cannot have come later than now.
  const runs = isLocked(folder);
  const isBehind = lastDeliveryAt !== null && lastDeliveryAt > now() + CLOCK_MAY_DIFFER_MS;
  return [
    findingOf({ name: 'database', about: null, state: damage === null ? 'green' : 'red' }),
    {
      check: 'secrets',
      about: null,
      state: secrets.some((name) => name.startsWith('app:')) ? 'green' : 'unknown',
      words: 'Whether an app secret is kept here; one of the environment is not seen.',
    },
    ...numbers.map(({ phoneNumberId }): Finding => {
      const hasToken = secrets.includes(`access-token:${phoneNumberId}`);
      return {
        check: 'number',
        about: phoneNumberId,
        state: hasToken ? 'green' : 'unknown',
        words: hasToken ? 'Known, with an access token.' : 'Known; no access token is kept here.',
      };
    }),
    {
      check: 'last_delivery',
      about: lastDeliveryAt === null ? null : new Date(lastDeliveryAt).toISOString(),
      state: lastDeliveryAt === null ? 'unknown' : 'green',
      words: lastDeliveryAt === null ? 'Nothing has come yet.' : 'A signed delivery came.',
    },
    findingOf({ name: 'clock', about: null, state: isBehind ? 'red' : 'unknown' }),
    {
      check: 'tunnel',
      about: listening.tunnel,
      state: 'unknown',
      words: 'Chosen in the settings; what the environment of the program says wins.',
    },
    {
      check: 'versions',
      about: `schema ${SCHEMA}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
      state: 'green',
      words: 'The database is of this version of Tickdesk.',
    },
    {
      check: 'desk',
      about: null,
      state: runs ? 'green' : 'unknown',
      words: runs
        ? 'A Tickdesk runs on this folder. Ask it for more: --console URL --token TOKEN, as it printed them.'
        : 'No Tickdesk runs on this folder: nothing can come in until it is started.',
    },
  ];
};

const open = (folder: string, now: () => number): StoreReader | Refusal => {
  try {
    return openReader(folder, now);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};
