import { z } from 'zod';
import { LOG_LEVELS } from '../preload/contract/settings.ts';
import { Refusal } from './refusal.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.stringbool();
const optional = z.string().trim().min(1).optional();

const TUNNELS = ['localtunnel', 'ngrok', 'cloudflared', 'off'] as const;

/** The environment that outsiders may set; all of it optional. Secrets are read here and nowhere else. */
const environment = z.object({
  WHATSAPP_WEBHOOK_VERIFY_TOKEN: optional,
  WHATSAPP_APP_SECRET: optional,
  WHATSAPP_ACCESS_TOKEN: optional,
  WHATSAPP_PHONE_NUMBER_ID: optional,
  WHATSAPP_BUSINESS_ACCOUNT_ID: optional,
  WHATSAPP_APP_ID: optional,
  WHATSAPP_API_URL: z.url().default('https://graph.facebook.com'),
  WHATSAPP_API_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/)
    .default('v26.0'),
  COLLEGE_ID: z.string().trim().min(1).max(64).default('college-1'),
  COLLEGE_NAME: z.string().trim().min(1).max(200).optional(),
  TICKDESK_DATA: optional,
  TICKDESK_WEBHOOK_PORT: port.default(3000),
  TICKDESK_CONSOLE_PORT: port.default(3001),
  TICKDESK_ALLOW_UNSIGNED: flag.default(false),
  TICKDESK_LOG_LEVEL: z.enum(LOG_LEVELS).optional(),
  TICKDESK_TUNNEL: z
    .union([z.enum(TUNNELS), z.url({ protocol: /^https$/ })], `${TUNNELS.join(', ')}, or an https address of one's own`)
    .optional(),
  TICKDESK_TUNNEL_HOST: z.url().optional(),
  TICKDESK_TUNNEL_NAME: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .optional(),
  TICKDESK_TUNNEL_ADDRESS: z.url({ protocol: /^https$/ }).optional(),
  NGROK_AUTHTOKEN: optional,
});

/** The names of all of them. */
export const VARIABLES: readonly string[] = environment.keyof().options;

export type Config = {
  readonly verifyToken: string | undefined;
  readonly appId: string | undefined;
  /** One, or two while rotating. */
  readonly appSecrets: readonly string[];
  readonly number: { readonly phoneNumberId: string; readonly wabaId: string | undefined } | undefined;
  readonly accessToken: string | undefined;
  readonly graph: { readonly url: string; readonly version: string };
  readonly college: { readonly id: string; readonly name: string | undefined };
  readonly dataFolder: string | undefined;
  readonly webhookPort: number;
  readonly consolePort: number;
  readonly allowUnsigned: boolean;
  /** How much the log holds, where the environment says so; else the settings do. */
  readonly logLevel: (typeof LOG_LEVELS)[number] | undefined;
  /** How the public address is opened, where the environment says so; else the settings do. */
  readonly tunnel: {
    /** `own`: an address of one's own, that somebody else leads to our port. */
    readonly kind: (typeof TUNNELS)[number] | 'own' | null;
    /** The localtunnel server. */
    readonly host: string | null;
    /** What to ask for: a subdomain, a domain, or a tunnel that was set up. */
    readonly name: string | null;
    readonly address: string | null;
    readonly ngrokToken: string | null;
  };
};

/** Names the variable and what is wrong with it; never its value, which may be a secret. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const parsed = environment.safeParse(withoutEmpty(env));
  if (!parsed.success) {
    const words = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Refusal('bad_request', `The environment cannot be used. ${words.join('; ')}`);
  }
  const set = parsed.data;
  return {
    verifyToken: set.WHATSAPP_WEBHOOK_VERIFY_TOKEN,
    appId: set.WHATSAPP_APP_ID,
    appSecrets: (set.WHATSAPP_APP_SECRET ?? '')
      .split(',')
      .map((secret) => secret.trim())
      .filter(Boolean),
    number: set.WHATSAPP_PHONE_NUMBER_ID
      ? { phoneNumberId: set.WHATSAPP_PHONE_NUMBER_ID, wabaId: set.WHATSAPP_BUSINESS_ACCOUNT_ID }
      : undefined,
    accessToken: set.WHATSAPP_ACCESS_TOKEN,
    graph: { url: set.WHATSAPP_API_URL, version: set.WHATSAPP_API_VERSION },
    college: { id: set.COLLEGE_ID, name: set.COLLEGE_NAME },
    dataFolder: set.TICKDESK_DATA,
    webhookPort: set.TICKDESK_WEBHOOK_PORT,
    consolePort: set.TICKDESK_CONSOLE_PORT,
    allowUnsigned: set.TICKDESK_ALLOW_UNSIGNED,
    logLevel: set.TICKDESK_LOG_LEVEL,
    tunnel: {
      ...kindOf(set.TICKDESK_TUNNEL, set.TICKDESK_TUNNEL_ADDRESS),
      host: set.TICKDESK_TUNNEL_HOST ?? null,
      name: set.TICKDESK_TUNNEL_NAME ?? null,
      ngrokToken: set.NGROK_AUTHTOKEN ?? null,
    },
  };
};

const kindOf = (
  chosen: string | undefined,
  address: string | undefined,
): Pick<Config['tunnel'], 'kind' | 'address'> => {
  if (chosen === undefined) return { kind: null, address: address ?? null };
  const kind = TUNNELS.find((name) => name === chosen);
  return kind ? { kind, address: address ?? null } : { kind: 'own', address: chosen };
};

/** `NAME=` in an `.env` file means "not set". */
const withoutEmpty = (env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
