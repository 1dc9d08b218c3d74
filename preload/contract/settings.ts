import { z } from 'zod';
import type { NoticeKind } from './notice.ts';

export const LANGUAGES = ['en', 'hi'] as const;
export type Language = (typeof LANGUAGES)[number];

/** When students are shown two blue ticks on what they wrote. */
export const READ_RECEIPTS = ['off', 'opened', 'replied'] as const;
export type ReadReceipts = (typeof READ_RECEIPTS)[number];

/** A time of day where the desk stands, `HH:MM` from 00:00 to 23:59. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, HH:MM');

const quietHours = z
  .object({ from: timeOfDay, until: timeOfDay })
  .refine(({ from, until }) => from !== until, 'must begin and end at different times');
export type QuietHours = z.infer<typeof quietHours>;

const NOTICES = {
  failed: z.boolean(),
  replies: z.boolean(),
  tunnel: z.boolean(),
  paused: z.boolean(),
} as const satisfies Record<NoticeKind, z.ZodType>;

const SENDING = {
  /** How long a message that may have gone out waits for its status before a person is asked. */
  awaitStatusMinutes: z.int().min(1).max(1_440),
} as const;

/** What the log holds: these and what is worse. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** At which level Meta is told of this desk's address, or that a person does it by hand. */
export const CALLBACK_WAYS = ['number', 'account', 'by_hand'] as const;

/** Who leads the internet to this desk. `own`: somebody else does, to an address of one's own. */
export const TUNNELS = ['localtunnel', 'cloudflared', 'ngrok', 'own', 'off'] as const;
export type TunnelKind = (typeof TUNNELS)[number];

const LISTENING = {
  tunnel: z.enum(TUNNELS),
  /** The localtunnel server. */
  tunnelHost: z.url({ protocol: /^https?$/ }).max(500),
  /** What to ask for: a subdomain, a domain, or a tunnel that was set up; empty: any. */
  tunnelName: z.string().regex(/^[\w.-]{0,100}$/, 'letters, digits, dot, dash, underscore'),
  /** An address of one's own, or that of a tunnel that was set up; empty: none. */
  tunnelAddress: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(160)], 'an https address, or empty'),
  /** Where the program cloudflared lies; empty: on PATH. */
  cloudflared: z.string().max(1_000),
  callback: z.enum(CALLBACK_WAYS),
  /** The address is taken away at Meta when the program ends. */
  release: z.boolean(),
} as const;

const FIELDS = {
  /** Of notices and of the menu; each window has a language of its own. */
  language: z.enum(LANGUAGES),
  notices: z.object(NOTICES),
  /** Notices wait until they end; `null`: never. They may go over midnight. */
  quietHours: quietHours.nullable(),
  startAtLogin: z.boolean(),
  /** The machine does not go to sleep while the program listens. */
  keepAwake: z.boolean(),
  /** Closing the last window leaves the program listening. */
  closeToTray: z.boolean(),
  readReceipts: z.enum(READ_RECEIPTS),
  /** Students see that somebody types. Meta shows them blue ticks with it (S18). */
  typing: z.boolean(),
  sending: z.object(SENDING),
  listening: z.object(LISTENING),
  /** Raw deliveries are emptied after so many days; what they told stays. */
  keepRawDays: z.number().int().min(1).max(3_650),
  logLevel: z.enum(LOG_LEVELS),
  /** Where newer versions are looked for; empty: nowhere. */
  updateFeed: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(2_000)], 'an https address, or empty for off'),
} as const;

const settings = z.object(FIELDS);
export type Settings = z.infer<typeof settings>;

export const DEFAULT_SETTINGS: Settings = {
  language: 'en',
  notices: { failed: true, replies: true, tunnel: true, paused: true },
  quietHours: null,
  startAtLogin: false,
  keepAwake: false,
  closeToTray: true,
  readReceipts: 'off',
  typing: false,
  sending: { awaitStatusMinutes: 10 },
  listening: {
    tunnel: 'localtunnel',
    tunnelHost: 'https://localtunnel.me',
    tunnelName: '',
    tunnelAddress: '',
    cloudflared: '',
    callback: 'number',
    release: false,
  },
  keepRawDays: 90,
  logLevel: 'info',
  updateFeed: '',
};

/** What `settings.save` takes: any of the fields, and of a group any part. A name that is no setting is refused. */
export const settingsPatch = z
  .strictObject({
    ...FIELDS,
    notices: z.strictObject(NOTICES).partial(),
    sending: z.strictObject(SENDING).partial(),
    listening: z.strictObject(LISTENING).partial(),
  })
  .partial();
export type SettingsPatch = z.infer<typeof settingsPatch>;

const kept = z.object({
  language: FIELDS.language.catch(DEFAULT_SETTINGS.language),
  notices: z
    .object({
      failed: NOTICES.failed.catch(DEFAULT_SETTINGS.notices.failed),
      replies: NOTICES.replies.catch(DEFAULT_SETTINGS.notices.replies),
      tunnel: NOTICES.tunnel.catch(DEFAULT_SETTINGS.notices.tunnel),
      paused: NOTICES.paused.catch(DEFAULT_SETTINGS.notices.paused),
    })
    .catch(DEFAULT_SETTINGS.notices),
  quietHours: FIELDS.quietHours.catch(DEFAULT_SETTINGS.quietHours),
  startAtLogin: FIELDS.startAtLogin.catch(DEFAULT_SETTINGS.startAtLogin),
  keepAwake: FIELDS.keepAwake.catch(DEFAULT_SETTINGS.keepAwake),
  closeToTray: FIELDS.closeToTray.catch(DEFAULT_SETTINGS.closeToTray),
  readReceipts: FIELDS.readReceipts.catch(DEFAULT_SETTINGS.readReceipts),
  typing: FIELDS.typing.catch(DEFAULT_SETTINGS.typing),
  sending: FIELDS.sending.catch(DEFAULT_SETTINGS.sending),
  listening: z
    .object({
      tunnel: LISTENING.tunnel.catch(DEFAULT_SETTINGS.listening.tunnel),
      tunnelHost: LISTENING.tunnelHost.catch(DEFAULT_SETTINGS.listening.tunnelHost),
      tunnelName: LISTENING.tunnelName.catch(DEFAULT_SETTINGS.listening.tunnelName),
      tunnelAddress: LISTENING.tunnelAddress.catch(DEFAULT_SETTINGS.listening.tunnelAddress),
      cloudflared: LISTENING.cloudflared.catch(DEFAULT_SETTINGS.listening.cloudflared),
      callback: LISTENING.callback.catch(DEFAULT_SETTINGS.listening.callback),
      release: LISTENING.release.catch(DEFAULT_SETTINGS.listening.release),
    })
    .catch(DEFAULT_SETTINGS.listening),
  keepRawDays: FIELDS.keepRawDays.catch(DEFAULT_SETTINGS.keepRawDays),
  logLevel: FIELDS.logLevel.catch(DEFAULT_SETTINGS.logLevel),
  updateFeed: FIELDS.updateFeed.catch(DEFAULT_SETTINGS.updateFeed),
} satisfies Record<keyof Settings, z.ZodType>);

/** Settings from whatever was stored. A field that is missing or broken is its default; the others keep their value. */
export const readSettings = (stored: unknown): Settings => kept.catch(DEFAULT_SETTINGS).parse(stored);

/** The settings with what the patch gives; `undefined` gives nothing. */
export const mergeSettings = (
  before: Settings,
  { notices = {}, sending = {}, listening = {}, ...rest }: SettingsPatch,
): Settings =>
  settings.parse({
    ...before,
    ...given(rest),
    notices: { ...before.notices, ...given(notices) },
    sending: { ...before.sending, ...given(sending) },
    listening: { ...before.listening, ...given(listening) },
  });

const given = (patch: object): object =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
