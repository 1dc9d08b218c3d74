import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { listen } from '../listen.ts';
import { seededRandom } from '../random.ts';
import { messageBody, statusBody } from './bodies.ts';
import { metaBytes } from './bytes.ts';
import { type Callbacks, subjectOf } from './callbacks.ts';
import type { Faults } from './faults.ts';
import { createGraphServer } from './graph.ts';
import { type Accepted, createGraphState, type Graph, type GraphOptions, type NumberProfile } from './graph-state.ts';
import { inventLife, type Life } from './life.ts';
import { textMessage } from './message-object.ts';
import { type Address, createPostman, type PostCounts } from './postman.ts';
import { type Happening, type Nastiness, scatter } from './scatter.ts';
import { templateBody, templateChanges } from './template-news.ts';
import type { TemplateObject } from './template-object.ts';
import { type Verification, verifyCallback } from './verification.ts';
import { makeWamid } from './wamid.ts';

export type MetaOptions = {
  readonly seed?: number;
  readonly appSecret?: string;
  /** The Graph API wants this as a bearer token; without it, it wants none. */
  readonly accessToken?: string;
  readonly numbers?: readonly NumberProfile[];
  /** How long a second of a message's life lasts here, in seconds: 1 is the true speed, 0 is at once. Or the ms that so many ms take. */
  readonly pace?: number | ((ms: number) => number);
  /** What people write back; without it, nobody does. */
  readonly answers?: readonly [string, ...string[]];
  /** Milliseconds to wait after the nth refusal. */
  readonly retryAfter?: (refusals: number) => number;
  /** How many deliveries are under way at once. */
  readonly concurrency?: number;
  /** The Graph API's limits, templates, files and clock. */
  readonly graph?: GraphOptions;
};

export type Meta = AsyncDisposable & {
  /** Base URL of the Graph API, without a slash at its end. */
  readonly address: string;
  readonly counts: Readonly<PostCounts>;
  /** What the Graph API took, oldest first. */
  readonly accepted: readonly Accepted[];
  /** What becomes of each of these, by its wamid; nothing is told of those taken before `deliverTo`. */
  readonly lives: ReadonlyMap<string, Life>;
  /** What the Graph API was asked, oldest first; what a fault swallowed is not among it. */
  readonly heard: Graph['heard'];
  /** How the Graph API misbehaves next. */
  readonly faults: Faults;
  /** The files it holds. */
  readonly media: Graph['media'];
  /** Its templates, to be changed at will. */
  readonly templates: Graph['templates'];
  /** Has a template stand like this, as an edit or a review does, and tells of what is new about it. */
  readonly decide: (template: TemplateObject) => Promise<void>;
  /** Where the Graph API was told to lead deliveries, at each level. */
  readonly callbacks: Callbacks;
  /** Sets where deliveries go from now on, whatever the Graph API was told; retries under way go there too. */
  readonly deliverTo: (url: string, app?: { readonly appSecret?: string }) => void;
  /** The GET that Meta makes when a callback is set. */
  readonly verify: (url: string, token: string) => Promise<Verification>;
  /** Delivers one body, or bytes exactly as given; resolves with the answers once the last was 200. */
  readonly deliver: (body: object | Uint8Array) => Promise<readonly (number | null)[]>;
  /** Delivers all of these in Meta's manner: any order, repeats, batches, at once. Resolves when each is told. */
  readonly scatter: (happenings: readonly Happening[], nastiness?: Partial<Nastiness>) => Promise<void>;
  /** Resolves when nothing is under way, lives of accepted messages included. */
  readonly idle: () => Promise<void>;
};

/** A number for tests that do not care which. */
export const A_NUMBER: NumberProfile = {
  wabaId: '102290129340398',
  phoneNumberId: '106540352242922',
  displayPhone: '918047100100',
  verifiedName: 'Sample College',
};

/** At once, then after growing pauses; Meta's true ones last up to 7 days (PLATFORM 4), too long for a test. */
const quickRetries = (refusals: number): number => (refusals === 1 ? 0 : Math.min(25 * 2 ** (refusals - 2), 2_000));

/** A Meta of one's own on loopback: its Graph API, and its webhooks with all their bad manners. The same for the same seed. */
export const startMeta = async ({
  seed = 1,
  appSecret = 'sample-app-secret',
  accessToken,
  numbers = [A_NUMBER],
  pace = 0,
  answers,
  retryAfter = quickRetries,
  concurrency = 32,
  graph: graphOptions = {},
}: MetaOptions = {}): Promise<Meta> => {
  const random = seededRandom(seed);
  const stopping = new AbortController();
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const counts: PostCounts = { attempts: 0, delivered: 0, refused: 0, pending: 0 };
  const accepted: Accepted[] = [];
  const lives = new Map<string, Life>();
  const underway = new Set<Promise<unknown>>();
  let address: Address | null = null;

  const track = <T>(work: Promise<T>): Promise<T> => {
    const settled = work.catch(() => undefined).finally(() => underway.delete(settled));
    underway.add(settled);
    return work;
  };
  const addressOf = (bytes: Uint8Array): Address | null => {
    if (address) return address;
    const subject = subjectOf(bytes);
    const url = subject && state.callbacks.addressOf(subject);
    return url ? { url, appSecret } : null;
  };
  const post = createPostman(addressOf, counts, agent, retryAfter, stopping.signal);
  const deliver: Meta['deliver'] = (body) => track(post(body instanceof Uint8Array ? body : metaBytes(body)));

  const lasts = typeof pace === 'number' ? (ms: number): number => ms * pace : pace;
  const pass = (ms: number): Promise<void> => wait(lasts(ms), undefined, { signal: stopping.signal });
  const live = async ({ sender, wamid, to, type, callbackData }: Accepted): Promise<void> => {
    const life = inventLife(random, { voice: type === 'audio' });
    lives.set(wamid, life);
    await Promise.all(
      life.steps.map(async ({ after, ...step }) => {
        await pass(after);
        const report = { wamid, to, at: Date.now(), ...step, ...(callbackData !== undefined && { callbackData }) };
        await deliver(statusBody({ ...sender, statuses: [report] }));
      }),
    );
    if (life.answered === null || answers === undefined) return;
    await pass(life.answered);
    const answer = { wamid: makeWamid(random, to.phone ?? to.bsuid ?? '', 'in'), at: Date.now(), from: to } as const;
    const replyTo = random.chance(0.5) ? { replyTo: { wamid } } : {};
    await deliver(
      messageBody({ ...sender, messages: [textMessage({ ...answer, ...replyTo, text: random.pick(answers) })] }),
    );
  };
  const accept = (message: Accepted): void => {
    accepted.push(message);
    // Stopping ends lives early; that is no failure of theirs.
    if (address || state.callbacks.subscribed.size > 0) track(live(message)).catch(() => undefined);
  };

  const secrets = { accessToken: accessToken ?? null, appSecret };
  const state = createGraphState({ numbers, random, accept }, secrets, graphOptions);
  const graph = await listen(createGraphServer(state));
  return {
    address: graph.url,
    counts,
    accepted,
    lives,
    heard: state.heard,
    faults: state.faults,
    media: state.media,
    templates: state.templates,
    callbacks: state.callbacks,
    deliverTo: (url, app) => {
      address = { url, appSecret: app?.appSecret ?? appSecret };
    },
    verify: (url, token) => verifyCallback(url, token, String(random.between(100_000_000, 2_000_000_000))),
    deliver,
    scatter: async (happenings, { repeats = 0.2, most = 1_000 } = {}) => {
      await Promise.all(scatter(random, happenings, { repeats, most }).map(deliver));
    },
    decide: async (template) => {
      const { templates } = state;
      const found = templates.findIndex(
        ({ name, language }) => name === template.name && language === template.language,
      );
      const before = templates[found] ?? { ...template, status: 'PENDING' };
      templates.splice(found < 0 ? templates.length : found, 1, template);
      const [{ wabaId } = A_NUMBER] = numbers;
      await deliver(templateBody(wabaId, templateChanges(before, template), Date.now()));
    },
    idle: async () => {
      while (underway.size > 0) await Promise.all(underway);
    },
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      // Ends requests that are under way or wait for a connection.
      agent.destroy();
      await Promise.all(underway);
      await graph[Symbol.asyncDispose]();
    },
  };
};
