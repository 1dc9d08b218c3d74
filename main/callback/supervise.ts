import type { AppAtMeta, CallbackTrouble, NumberAtMeta } from '../../preload/contract/callback.ts';
import type { Clock } from '../clock.ts';
import { createTurns } from '../turns.ts';
import { type AppOutcome, leadAppHere } from './lead-app.ts';
import { leadHere, type Outcome } from './lead-here.ts';
import type { AppSide, NumberSide } from './meta-side.ts';

export type LedNumber = {
  readonly phoneNumberId: string;
  readonly collegeId: string;
  readonly wabaId: string | null;
  readonly appId: string;
};

export type CallbackNeeds = {
  readonly numbers: () => Promise<readonly LedNumber[]>;
  /** `null`: no token is known for it. */
  readonly numberSide: (number: LedNumber) => NumberSide | null;
  /** `null`: the app's id or secret is not known. */
  readonly appSide: (appId: string) => AppSide | null;
  /** Whether the public address answers Meta's question. */
  readonly verify: (url: string) => Promise<boolean>;
  readonly level: () => 'number' | 'account' | null;
  /** Whether addresses are taken away at the end. */
  readonly release: () => boolean;
  /** Addresses this desk has set before, the newest first. */
  readonly ours: readonly string[];
  readonly keepOurs: (ours: readonly string[]) => Promise<void>;
  readonly clock: Clock;
  /** From 0 to 1, 1 excluded. */
  readonly random: () => number;
  readonly onChange: () => void;
  readonly report: (trouble: unknown) => void;
};

export type Callbacks = AsyncDisposable & {
  /** The address that is proven now; `null`: none. */
  addressIs(url: string | null): void;
  numbers(): readonly NumberAtMeta[];
  apps(): readonly AppAtMeta[];
  /** A person allows that the foreign address of a number or an app is replaced. False: there is none. */
  allow(what: 'number' | 'app', id: string): boolean;
  /** Looks at once: a person asked, the machine woke, or a number or its token is another. */
  wake(): void;
};

/** Another desk can take a number at any time; an account may be asked 200 times an hour (PLATFORM 5.2). */
const READ_EVERY_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** The program does not wait longer for Meta when it ends. */
const RELEASE_WITHIN_MS = 5_000;
const MOST_OURS = 20;

/** What may mend itself; for all else a person must do something, who then asks to look again. */
const PASSES: ReadonlySet<CallbackTrouble> = new Set([
  'unreachable',
  'too_often',
  'not_verified',
  'address_refused',
  'not_kept',
]);

/**
 * Keeps Meta delivering to the address that is proven, for every number and app whose token or secret is known, and says
 * what stands there. Each pass reads first and last; what is somebody else's is shown, and left alone until a person says
 * otherwise.
 */
export const superviseCallbacks = (needs: CallbackNeeds): Callbacks => {
  const { clock, onChange, report } = needs;
  const numbers = new Map<string, NumberAtMeta>();
  const apps = new Map<string, AppAtMeta>();
  const allowed = new Map<string, string>();
  const ours = new Set(needs.ours);
  let url: string | null = null;
  let failures = 0;

  /** On disk before Meta hears of it: after a crash in between, it is still known as ours. */
  const remember = async (address: string): Promise<void> => {
    if (ours.has(address)) return;
    const kept = [address, ...ours].slice(0, MOST_OURS);
    await needs.keepOurs(kept);
    ours.clear();
    for (const one of kept) ours.add(one);
  };

  const instant = (): string => new Date(clock.now()).toISOString();
  /** `taken` is said of what led here before. */
  const reasonOf = (why: CallbackTrouble | null, before: NumberAtMeta | AppAtMeta | undefined) =>
    why === 'foreign' && (before?.state === 'green' || before?.why === 'taken') ? 'taken' : why;
  const stateOf = ({ why, words, owner }: Outcome | AppOutcome, before: NumberAtMeta | AppAtMeta | undefined) => {
    const reason = reasonOf(why, before);
    const state = reason === null ? 'green' : reason === 'no_token' ? 'unknown' : 'red';
    const same = before?.state === state && before.why === reason;
    return { state, why: reason, words, owner, since: same ? before.since : instant(), readAt: instant() } as const;
  };

  const leadNumber = async (address: string, number: LedNumber): Promise<void> => {
    const { phoneNumberId, collegeId } = number;
    const key = `number ${phoneNumberId}`;
    const before = numbers.get(phoneNumberId);
    const side = needs.numberSide(number);
    const wish = { url: address, level: needs.level(), ours, allowed: allowed.get(key) ?? null };
    const outcome: Outcome = side
      ? await leadHere(side, wish, needs.verify)
      : { why: 'no_token', words: null, owner: null, level: null, profile: null };
    if (outcome.why === null) allowed.delete(key);
    const { level, profile } = outcome;
    const token = (await side?.token()) ?? null;
    const told = { ...stateOf(outcome, before), level, profile: profile ?? before?.profile ?? null, token };
    numbers.set(phoneNumberId, { phoneNumberId, collegeId, ...told });
  };
  const leadApp = async (address: string, appId: string): Promise<void> => {
    const side = needs.appSide(appId);
    if (side === null) return void apps.delete(appId);
    const key = `app ${appId}`;
    const wish = { url: address, byHand: needs.level() === null, ours, allowed: allowed.get(key) ?? null };
    const outcome = await leadAppHere(side, wish, needs.verify);
    if (outcome.why === null) allowed.delete(key);
    apps.set(appId, { appId, ...stateOf(outcome, apps.get(appId)), missing: outcome.missing });
  };

  /** Whether all that may mend itself is well. */
  const pass = async (address: string): Promise<boolean> => {
    await remember(address);
    const all = await needs.numbers();
    for (const known of [...numbers.keys()])
      if (!all.some(({ phoneNumberId }) => phoneNumberId === known)) numbers.delete(known);
    for (const number of all) await leadNumber(address, number);
    for (const appId of new Set(all.map((number) => number.appId))) await leadApp(address, appId);
    onChange();
    return [...numbers.values(), ...apps.values()].every(({ why }) => why === null || !PASSES.has(why));
  };

  const turns = createTurns(
    async () => {
      if (url === null) return;
      const well = await pass(url).catch((error: unknown) => {
        report(error);
        return false;
      });
      failures = well ? 0 : failures + 1;
      const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 10));
      turns.at(clock.now() + (well ? READ_EVERY_MS : longest / 2 + (needs.random() * longest) / 2));
    },
    clock,
    report,
  );

  /** Takes away what leads here and nothing else, so that Meta does not deliver to a desk that is gone. */
  const release = async (): Promise<void> => {
    const all = await needs.numbers();
    await Promise.all(
      all.map(async (number) => {
        const level = numbers.get(number.phoneNumberId)?.level ?? null;
        const side = needs.numberSide(number);
        if (side === null || level === null || level === 'app') return;
        const told = await side.read();
        if (told.ok && told.value.levels[level] === url) await side.lead(level, null);
      }),
    );
  };
  const within = (ms: number): Promise<void> => new Promise((resolve) => void clock.after(ms, resolve));

  return {
    addressIs: (next) => {
      if (next === url) return;
      url = next;
      if (next !== null) turns.now();
    },
    numbers: () => [...numbers.values()],
    apps: () => [...apps.values()],
    allow: (what, id) => {
      const at = what === 'app' ? apps.get(id) : numbers.get(id);
      if (!at?.owner || (at.why !== 'foreign' && at.why !== 'taken')) return false;
      allowed.set(`${what} ${id}`, at.owner);
      turns.now();
      return true;
    },
    wake: turns.now,
    [Symbol.asyncDispose]: async () => {
      await turns.end();
      if (url !== null && needs.release()) await Promise.race([release().catch(report), within(RELEASE_WITHIN_MS)]);
    },
  };
};
