import { randomBytes } from 'node:crypto';
import type { Config } from './config.ts';
import type { SecretBox } from './host.ts';
import { Refusal } from './refusal.ts';
import type { SealedSecret, Store } from './store/store.ts';
import type { AppSecrets } from './webhook/signature.ts';

/** Every secret the program knows, in memory only; what the environment sets wins over what the store keeps. */
export type Keyring = {
  /** `null` while there is no secret to check a signature with. */
  apps(): readonly AppSecrets[] | null;
  verifyToken(): string;
  /** The app that a number belongs to when nobody says which. */
  readonly defaultApp: string;
  /** Where the secret of this app comes from. */
  secretFrom(app: string): 'environment' | 'kept' | null;
  /** The app that is already known by this secret. */
  appOf(secret: string): string | undefined;
  hasAccessToken(phoneNumberId: string): boolean;
  /** Where the access token of this number comes from. */
  accessTokenFrom(phoneNumberId: string): 'environment' | 'kept' | null;
  ngrokToken(): string | null;
  /** Asked before every call to Meta, so that a new token holds at once. */
  accessToken(phoneNumberId: string): string | null;
  seal(name: SecretName, secret: string): SealedSecret;
  /** Takes what was just stored into use. */
  learn(name: SecretName, secret: string): void;
};

export type SecretName = `app:${string}` | `access-token:${string}` | 'verify-token' | 'ngrok-token';

/** The environment's app while it has no id; numbers that were saved then stay reachable when it gets one. */
const DEFAULT_APP = 'default';

export const openKeyring = async (config: Config, box: SecretBox, store: Store): Promise<Keyring> => {
  const kept = new Map((await store.read('secrets')).map((secret) => [secret.name, opened(box, secret)]));
  const defaultApp = config.appId ?? DEFAULT_APP;

  const setFor = (app: string): readonly string[] =>
    app === defaultApp || app === DEFAULT_APP ? config.appSecrets : [];
  const secretsOf = (app: string): readonly string[] => {
    const own = kept.get(`app:${app}`);
    const set = setFor(app);
    return set.length > 0 ? set : own === undefined ? [] : [own];
  };
  const known = (): readonly AppSecrets[] => {
    const stored = [...kept.keys()].filter((name) => name.startsWith('app:')).map((name) => name.slice('app:'.length));
    return [...new Set([defaultApp, DEFAULT_APP, ...stored])]
      .map((app) => ({ app, secrets: secretsOf(app) }))
      .filter(({ secrets }) => secrets.length > 0);
  };
  let apps = known();
  const setToken = (phoneNumberId: string): string | null =>
    config.number?.phoneNumberId === phoneNumberId ? (config.accessToken ?? null) : null;
  const keptToken = (phoneNumberId: string): string | null => kept.get(`access-token:${phoneNumberId}`) ?? null;
  const accessToken = (phoneNumberId: string): string | null => setToken(phoneNumberId) ?? keptToken(phoneNumberId);

  const keyring: Keyring = {
    apps: () => (apps.length > 0 ? apps : null),
    verifyToken: () => config.verifyToken ?? kept.get('verify-token') ?? '',
    defaultApp,
    secretFrom: (app) => (setFor(app).length > 0 ? 'environment' : kept.has(`app:${app}`) ? 'kept' : null),
    appOf: (secret) => apps.find(({ secrets }) => secrets.includes(secret))?.app,
    hasAccessToken: (phoneNumberId) => accessToken(phoneNumberId) !== null,
    accessTokenFrom: (phoneNumberId) =>
      setToken(phoneNumberId) !== null ? 'environment' : keptToken(phoneNumberId) !== null ? 'kept' : null,
    accessToken,
    ngrokToken: () => kept.get('ngrok-token') ?? null,
    seal: (name, secret) => ({ name, sealed: box.seal(secret) }),
    learn: (name, secret) => {
      kept.set(name, secret);
      apps = known();
    },
  };
  if (keyring.verifyToken() === '') {
    const made = randomBytes(24).toString('base64url');
    await store.write('saveSecret', keyring.seal('verify-token', made));
    keyring.learn('verify-token', made);
  }
  return keyring;
};

/** Sealed under another key they are of no use, and a new start without them would lose deliveries without a word. */
const opened = (box: SecretBox, { name, sealed }: SealedSecret): string => {
  try {
    return box.open(sealed);
  } catch (cause) {
    const advice = 'Bring back the key they were sealed with (the file secret.key, or TICKDESK_SECRET_KEY).';
    throw new Refusal('unavailable', `The secrets in the database cannot be opened (${name}). ${advice}`, { cause });
  }
};
