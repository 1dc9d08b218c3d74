import type { Carried } from '../preload/contract/bridge.ts';
import type { Health } from '../preload/contract/health.ts';
import { createAnswers } from './answers.ts';
import { createAuthorise, newToken } from './authorise.ts';
import { runAutoReplies } from './auto-reply/run.ts';
import { runCampaigns } from './campaigns.ts';
import { machineClock } from './clock.ts';
import type { Config } from './config.ts';
import { fromThisMachine, startConsole } from './console-server.ts';
import type { Exports } from './export/exports.ts';
import { foundFirstCollege } from './found-college.ts';
import { createAppGraphs, createGraphs } from './graphs.ts';
import { createHealth } from './health.ts';
import type { Host } from './host.ts';
import { openKeyring } from './keyring.ts';
import { watchAttention } from './notices/attention.ts';
import type { Notices } from './notices/notices.ts';
import { openNotices } from './open-notices.ts';
import { createPipeline } from './pipeline.ts';
import { createProof } from './proof.ts';
import { Refusal } from './refusal.ts';
import { type OwnWindow, ownWindow } from './relay/own-window.ts';
import type { Peer } from './relay/peer.ts';
import { createRelay } from './relay/relay.ts';
import { openSession, type Session } from './relay/session.ts';
import { serveSockets } from './relay/ws-wire.ts';
import { openReview } from './review/open-review.ts';
import { openReplaying } from './review/replaying.ts';
import { openSending } from './sending.ts';
import { type DeskSettings, openSettings } from './settings/settings.ts';
import { createSetupLook } from './setup-look.ts';
import { signersOf } from './signers-of.ts';
import { lockFolder } from './store/lock-folder.ts';
import { openStore } from './store/open-store.ts';
import { applyRestore } from './store/restore.ts';
import type { Standing } from './store/standing.ts';
import { supportReport } from './support-report.ts';
import { openTalk } from './talk/open-talk.ts';
import { openTemplateSync } from './template-sync.ts';
import { countUnsigned } from './unsigned.ts';
import { noteVerifications } from './verifications.ts';
import { watchMachine } from './watch-machine.ts';
import { createWayIn } from './way-in.ts';
import { startReceiver, WEBHOOK_PATH } from './webhook/receiver.ts';

/** The running program: where it listens, this launch's token, and a way in for wires that are no socket (IPC). */
export type Services = AsyncDisposable & {
  readonly webhook: string;
  readonly console: string;
  readonly token: string;
  open(peer: Peer): Session;
  /** Our end of a wire to a window of the desk itself, which needs no token. */
  ownWindow(say: (carried: Carried) => void): OwnWindow;
  readonly settings: DeskSettings;
  /** What is worth a desktop notification, while somebody listens. */
  readonly notices: Pick<Notices, 'subscribe'>;
  /** The file that an export's ticket stands for, once. */
  readonly redeemExport: Exports['redeem'];
  /** Whose message it is, of all colleges of the desk; `null` where there is none of this id. */
  collegeOf(messageId: string): Promise<string | null>;
  /** How many registrations of the whole desk want a person, as the database has it now. */
  attention(): Promise<number>;
  /** That number now, and whenever it is another. Returns its undo. */
  watchAttention(listener: (count: number) => void): () => void;
  /** The machine woke or its network changed: what waits for a time or an address looks again at once. */
  wake(): void;
};

const PING_EVERY_MS = 30_000;
const REGISTER_WITHIN_MS = 10_000;
const STANDING_WORDS = {
  well: 'what comes can be kept again',
  full: 'the disk is full: what comes cannot be kept',
  unwritable: 'the database cannot be written: what comes cannot be kept',
  damaged: 'the database is damaged: what comes cannot be kept',
} as const satisfies Record<Standing, string>;
/** The whole file is walked once a start, when the windows have what they need. */
const CHECK_AFTER_MS = 20_000;

/**
 * Joins the stages to one program. What is opened here is closed here, in the opposite order: no new deliveries, then
 * no windows, then the last commit, then the folder. Half a start undoes itself.
 */
export const startServices = async (config: Config, host: Host): Promise<Services> => {
  await using opened = new AsyncDisposableStack();
  const onBug = (error: unknown): void => host.log.error({ err: error }, 'a bug');
  const onTrouble = (error: unknown): void => {
    if (error instanceof Refusal) host.log.warn({ err: error }, 'sending waits for the disk');
    else onBug(error);
  };

  opened.use(lockFolder(host.folder));
  const replaced = applyRestore(host.folder, Date.now());
  if (replaced !== null) host.log.warn({ replaced }, 'a backup was restored; what it replaced is kept');
  const relay = createRelay();
  const onStanding = (standing: Standing): void => {
    host.log.warn(STANDING_WORDS[standing]);
    relay.announce({ type: 'health' });
  };
  const store = opened.use(await openStore({ folder: host.folder, onBug, onStanding, threads: host.threads }));
  const keyring = await openKeyring(config, host.box, store);
  await foundFirstCollege(config, store, keyring);
  const settings = await openSettings({
    read: () => store.read('settings'),
    save: (patch, who) => store.write('saveSettings', patch, who),
  });

  const review = opened.use(openReview({ folder: host.folder, store, settings, now: Date.now }, onBug));
  const replaying = opened.use(openReplaying(store, onBug));
  const unsigned = countUnsigned(host.log, Date.now);
  const verifications = noteVerifications(Date.now);
  const pipeline = opened.use(
    createPipeline({
      signers: signersOf(config, keyring),
      record: (delivery) => store.record(delivery),
      moved: (listener) => store.subscribe(listener),
      publish: relay.publish,
      countUnsigned: unsigned.count,
      now: Date.now,
    }),
  );

  const notices = opened.use(openNotices(store, settings, onBug));
  const countAttention = (): Promise<number> => store.read('attention', null);
  const attention = opened.use(watchAttention(countAttention, machineClock, onBug));
  opened.defer(store.subscribe(attention.moved));

  let clockAhead: number | null = null;
  let database: Health['database'] = 'unknown';
  const checking = setTimeout(() => {
    store.check().then((found) => {
      database = found === null ? 'sound' : 'damaged';
    }, onBug);
  }, CHECK_AFTER_MS);
  opened.defer(() => clearTimeout(checking));
  const token = newToken();
  const prove = createProof();
  const graphs = createGraphs(
    config,
    keyring,
    (number, usage) => sending.used(number, usage),
    (ahead) => {
      clockAhead = ahead;
    },
  );
  const wayIn = createWayIn({
    config,
    store,
    keyring,
    graphs,
    appGraphs: createAppGraphs(config, keyring),
    settings,
    prove,
    clock: machineClock,
    random: Math.random,
    onDown: notices.tunnelDown,
    onMove: () => relay.announce({ type: 'health' }),
    onBug,
    report: onTrouble,
  });
  const health = createHealth({
    store,
    keyring,
    config,
    version: host.version,
    unsigned: () => ({ total: unsigned.total(), lastAt: unsigned.lastAt() }),
    verifications: verifications.told,
    database: () => database,
    wayIn,
    clockAhead: () => clockAhead,
    now: Date.now,
  });
  const talk = await openTalk({ config, host, keyring, store, settings, graphs });
  const sending = opened.use(
    openSending({
      store,
      graphs,
      hasToken: keyring.hasAccessToken,
      uploadOf: talk.uploadOf,
      settings: settings.get,
      clock: machineClock,
      random: Math.random,
      onPaused: notices.sendingPaused,
      report: onTrouble,
    }),
  );
  const templates = opened.use(
    openTemplateSync({
      store,
      graphs,
      hasToken: keyring.hasAccessToken,
      clock: machineClock,
      report: (trouble) => {
        if (trouble instanceof Refusal) host.log.warn({ err: trouble }, 'templates could not be read anew');
        else onBug(trouble);
      },
    }),
  );
  const campaigns = opened.use(runCampaigns({ store, outbox: sending, clock: machineClock, report: onTrouble }));
  const autoReplies = opened.use(runAutoReplies({ store, outbox: sending, clock: machineClock, report: onTrouble }));
  opened.defer(
    store.subscribe((frames) => {
      if (frames.some(({ type }) => type === 'message_received')) autoReplies.goOn();
    }),
  );
  const { dismiss } = relay;
  const answers = createAnswers({
    store,
    review,
    replaying,
    onBug,
    keyring,
    health,
    settings,
    outbox: sending,
    campaigns,
    talk,
    numbersChanged: () => {
      sending.numbersChanged();
      wayIn.changed();
    },
    listening: wayIn,
    look: createSetupLook(config, keyring, store),
    pack: (told) => supportReport(host.folder, told, Date.now()),
    templates,
    now: Date.now,
    dismiss,
  });
  const open = (peer: Peer): Session =>
    openSession(peer, {
      relay,
      answers,
      authorise: createAuthorise(store, token),
      changes: (collegeId, since, limit) => store.read('changes', collegeId, since, limit),
      onBug,
      registerWithinMs: REGISTER_WITHIN_MS,
    });

  const pages = opened.use(await startConsole(host.pages, config.consolePort, review.exports.redeem));
  opened.use(serveSockets({ server: pages.server, allows: fromThisMachine, onPeer: open, pingEveryMs: PING_EVERY_MS }));
  const receiver = opened.use(
    await startReceiver({
      port: config.webhookPort,
      deliver: pipeline.deliver,
      verifyToken: keyring.verifyToken,
      prove,
      onVerification: verifications.note,
      onBug,
    }),
  );

  opened.use(await wayIn.open(receiver.port));

  const setLevel = (): void => {
    host.log.level = config.logLevel ?? settings.get().logLevel;
  };
  setLevel();
  opened.defer(settings.subscribe(setLevel));
  const wake = (): void => {
    attention.moved();
    notices.settingsChanged();
    sending.wake();
    wayIn.wake();
  };
  opened.use(watchMachine(wake));

  const everything = opened.move();
  return {
    webhook: `http://127.0.0.1:${receiver.port}${WEBHOOK_PATH}`,
    console: `http://127.0.0.1:${pages.port}/`,
    token,
    open,
    ownWindow: (say) =>
      ownWindow({ say, onPeer: open, token, onGarbage: (why) => host.log.warn({ why }, 'refused what a window said') }),
    settings,
    notices,
    redeemExport: review.exports.redeem,
    collegeOf: (messageId) => store.read('collegeOfMessage', messageId),
    attention: countAttention,
    watchAttention: attention.subscribe,
    wake,
    [Symbol.asyncDispose]: () => everything.disposeAsync(),
  };
};
