import { GraphError } from './graph-error.ts';

/** PLATFORM 7.5, each of which a test may set. */
export type LimitSizes = {
  /** Messages a number may send in a second. */
  readonly perSecond: number;
  /** A number may send one person one message in so many milliseconds... */
  readonly pairMs: number;
  /** ...or so many at once, borrowed from the future. */
  readonly pairBurst: number;
  /** Calls of an account's own edges in an hour. */
  readonly accountPerHour: number;
  /** All calls of the app in an hour. */
  readonly appPerHour: number;
};

const METAS: LimitSizes = {
  perSecond: 80,
  pairMs: 6_000,
  pairBurst: 45,
  accountPerHour: 5_000,
  appPerHour: 1_000_000,
};

const HOUR = 3_600_000;

type Bucket = { tokens: number; at: number };
type Pair = { burstAt: number; count: number; freeAt: number };
type Hour = { from: number; calls: number };

export type Limits = {
  /** Counts a send, or throws 130429 or 131056. */
  readonly send: (phoneNumberId: string, person: string) => void;
  /** Counts a call of an account's edge, or throws 80007. */
  readonly account: (wabaId: string) => void;
  /** Counts any call, or throws 4. */
  readonly app: () => void;
  /** The headers by which Meta tells how much is used (S21). */
  readonly headers: (wabaId: string | null) => Record<string, string>;
};

export const createLimits = (now: () => number, sizes: Partial<LimitSizes> = {}): Limits => {
  const { perSecond, pairMs, pairBurst, accountPerHour, appPerHour } = { ...METAS, ...sizes };
  const buckets = new Map<string, Bucket>();
  const pairs = new Map<string, Pair>();
  const hours = new Map<string, Hour>();

  /** A token bucket: a second's worth at most, filled all the time. */
  const throughput = (phoneNumberId: string): void => {
    const at = now();
    const bucket = buckets.get(phoneNumberId) ?? { tokens: perSecond, at };
    const tokens = Math.min(perSecond, bucket.tokens + ((at - bucket.at) / 1_000) * perSecond);
    if (tokens < 1)
      throw new GraphError(130_429, 'Rate limit hit', { details: 'Cloud API message throughput has been reached.' });
    buckets.set(phoneNumberId, { tokens: tokens - 1, at });
  };

  /** Within one interval a burst may go; then as long a silence as it borrowed: 20 at once, two minutes (S13). */
  const pair = (key: string): void => {
    const at = now();
    const known = pairs.get(key);
    if (!known || at >= known.freeAt) {
      pairs.set(key, { burstAt: at, count: 1, freeAt: at + pairMs });
    } else if (at - known.burstAt < pairMs && known.count < pairBurst) {
      pairs.set(key, { burstAt: known.burstAt, count: known.count + 1, freeAt: known.freeAt + pairMs });
    } else {
      throw new GraphError(131_056, '(Business Account, Consumer Account) pair rate limit hit', {
        details:
          'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
      });
    }
  };

  const hour = (key: string): Hour => {
    const known = hours.get(key);
    const current = known && now() - known.from < HOUR ? known : { from: now(), calls: 0 };
    hours.set(key, current);
    return current;
  };
  const count = (key: string, most: number, refusal: () => GraphError): void => {
    const current = hour(key);
    current.calls += 1;
    if (current.calls > most) throw refusal();
  };
  const meter = (key: string, most: number): Record<string, number> => {
    const { calls, from } = hour(key);
    const regain = calls >= most ? Math.ceil((from + HOUR - now()) / 60_000) : 0;
    const percent = Math.floor((calls / most) * 100);
    return { call_count: percent, total_cputime: 0, total_time: 0, estimated_time_to_regain_access: regain };
  };

  return {
    send: (phoneNumberId, person) => {
      throughput(phoneNumberId);
      pair(`${phoneNumberId} ${person}`);
    },
    account: (wabaId) =>
      count(
        wabaId,
        accountPerHour,
        () => new GraphError(80_007, 'There have been too many calls to this WhatsApp Business account'),
      ),
    app: () => count('app', appPerHour, () => new GraphError(4, 'Application request limit reached')),
    headers: (wabaId) => {
      const { estimated_time_to_regain_access: _, ...app } = meter('app', appPerHour);
      return {
        'X-App-Usage': JSON.stringify(app),
        ...(wabaId !== null && {
          'X-Business-Use-Case-Usage': JSON.stringify({
            [wabaId]: [{ type: 'whatsapp', ...meter(wabaId, accountPerHour) }],
          }),
        }),
      };
    },
  };
};
