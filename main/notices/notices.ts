import type { CollegeFrame } from '../../preload/contract/frames.ts';
import type { Notice } from '../../preload/contract/notice.ts';
import type { Clock } from '../clock.ts';
import { type Alarm, CALM, dueAt, heard } from './alarm.ts';
import { createLook, type NewsSources } from './look.ts';
import { GATHER_MS, nextGap, type Pace } from './pace.ts';
import { allowedFrom } from './quiet.ts';
import { WORDS } from './words.ts';

export type Notices = AsyncDisposable & {
  /** Says each notice once, to all who listen; none is made while nobody does. Returns its undo. */
  subscribe(listener: (notice: Notice) => void): () => void;
  /** What was committed. */
  hear(frames: readonly CollegeFrame[]): void;
  /** Since when (ms UTC) nothing can come in through the tunnel; `null`: it can. */
  tunnelDown(since: number | null): void;
  /** Since when sending is paused; `null`: it is not. */
  sendingPaused(since: number | null): void;
  settingsChanged(): void;
};

/** What does not last this long is not told. */
const PATIENCE_MS = { tunnel: 2 * 60_000, paused: 0 } as const;
const ALARMS = ['tunnel', 'paused'] as const satisfies readonly (keyof typeof PATIENCE_MS)[];
type AlarmKind = (typeof ALARMS)[number];

/** After the store could not say what is news. */
const AGAIN_MS = 5 * 60_000;

/**
 * Desktop notices. A frame only says that there may be news; what the news is, the database is asked when it has been
 * gathered, and how far it was asked is kept there.
 */
export const createNotices = (sources: NewsSources, clock: Clock, onBug: (error: unknown) => void): Notices => {
  const { settings } = sources;
  const look = createLook(sources);
  const listeners = new Set<(notice: Notice) => void>();
  const due = new Map<string, { readonly at: number; readonly gap: number }>();
  const paces = new Map<string, Pace>();
  const alarms: Record<AlarmKind, Alarm> = { tunnel: CALM, paused: CALM };
  let cancel: () => void = () => undefined;
  let looking: Promise<unknown> = Promise.resolve();

  const tell = (notice: Notice): void => {
    for (const listener of listeners) listener(notice);
  };

  /** Sets the one timer to what is due next, or to the end of the quiet hours if that is later. */
  const plan = (): void => {
    cancel();
    const alarmTimes = ALARMS.map((kind) => dueAt(alarms[kind], PATIENCE_MS[kind])).filter((at) => at !== null);
    const times = [...alarmTimes, ...[...due.values()].map(({ at }) => at)];
    if (times.length === 0 || listeners.size === 0) return;
    const now = clock.now();
    const at = allowedFrom(settings().quietHours, Math.max(now, Math.min(...times)));
    cancel = clock.after(at - now, wake);
  };

  const wake = (): void => {
    const now = clock.now();
    // The machine may have slept through the time that was set, into the quiet hours.
    if (allowedFrom(settings().quietHours, now) > now) return plan();
    for (const kind of ALARMS) raise(kind, now);
    for (const [collegeId, { at, gap }] of due) {
      if (at > now) continue;
      due.delete(collegeId);
      // One after another: none is asked while it is not yet kept how far another went.
      looking = looking.then(() => tellNews(collegeId, gap));
    }
    plan();
  };

  const raise = (kind: AlarmKind, now: number): void => {
    const at = dueAt(alarms[kind], PATIENCE_MS[kind]);
    if (at === null || at > now) return;
    alarms[kind] = { ...alarms[kind], told: true };
    const { notices: wanted, language } = settings();
    const key = `${kind}:${alarms[kind].since}`;
    if (wanted[kind]) tell({ key, kind, ...WORDS[language][kind], registrationId: null, collegeId: null });
  };

  const tellNews = async (collegeId: string, gap: number): Promise<void> => {
    try {
      const notices = await look(collegeId, clock.now());
      if (notices.length > 0) paces.set(collegeId, { gap, toldAt: clock.now() });
      for (const notice of notices) tell(notice);
    } catch (error) {
      onBug(error);
      gather(collegeId, AGAIN_MS);
    }
  };

  const gather = (collegeId: string, gap: number): void => {
    if (due.has(collegeId)) return;
    due.set(collegeId, { at: clock.now() + gap, gap });
    plan();
  };

  /** What happened before this start, or while nobody listened. */
  const catchUp = async (): Promise<void> => {
    for (const { id } of await sources.colleges()) gather(id, GATHER_MS);
  };

  const move = (kind: AlarmKind, since: number | null): void => {
    alarms[kind] = heard(alarms[kind], since);
    plan();
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) looking = looking.then(catchUp).catch(onBug);
      plan();
      return () => {
        listeners.delete(listener);
        plan();
      };
    },
    hear: (frames) => {
      if (listeners.size === 0) return;
      const colleges = new Set(frames.filter(mayBeNews).map(({ collegeId }) => collegeId));
      for (const collegeId of colleges) gather(collegeId, nextGap(paces.get(collegeId), clock.now()));
    },
    tunnelDown: (since) => move('tunnel', since),
    sendingPaused: (since) => move('paused', since),
    settingsChanged: plan,
    [Symbol.asyncDispose]: async () => {
      listeners.clear();
      cancel();
      await looking;
    },
  };
};

const mayBeNews = (frame: CollegeFrame): boolean =>
  frame.type === 'message_received' || (frame.type === 'message_status_update' && frame.status === 'failed');
