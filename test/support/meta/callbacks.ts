import { GraphError } from './graph-error.ts';
import { verifyCallback } from './verification.ts';

/** Where deliveries may be led to, nearest first (PLATFORM 5.1). */
export type Level = 'number' | 'account' | 'app';

/** What a delivery is about, as far as its way depends on it. */
export type Subject = { readonly phoneNumberId: string | null; readonly wabaId: string; readonly field: string };

export type Callbacks = {
  /** Accounts whose deliveries this app has asked for; without it nothing is told. */
  readonly subscribed: Set<string>;
  readonly numbers: ReadonlyMap<string, string>;
  readonly accounts: ReadonlyMap<string, string>;
  /** The app's own: address, and the fields it has. */
  app: { readonly url: string; readonly fields: readonly string[] } | null;
  /** Where this goes; `null`: nowhere. */
  addressOf(subject: Subject): string | null;
  /** Asks the address whether it is wanted, and throws what Meta answers when it is not; then leads deliveries there. */
  set(level: 'number' | 'account', id: string, url: string, token: string): Promise<void>;
  /** Somebody else's doing, in a dashboard or from another desk: nothing is asked. */
  put(level: 'number' | 'account', id: string, url: string | null): void;
  verified(url: string, token: string): Promise<void>;
};

/** What an override leads elsewhere; everything else goes to the app's own address (PLATFORM 5.1). */
const OVERRIDABLE = new Set([
  'messages',
  'message_echoes',
  'calls',
  'consumer_profile',
  'messaging_handovers',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
  'smb_message_echoes',
  'smb_app_state_sync',
  'history',
  'account_settings_update',
]);
const LONGEST = 200;

export const createCallbacks = (challenge: () => string): Callbacks => {
  const levels = { number: new Map<string, string>(), account: new Map<string, string>() };
  const put: Callbacks['put'] = (level, id, url) => {
    if (url === null) levels[level].delete(id);
    else levels[level].set(id, url);
  };
  const verified: Callbacks['verified'] = async (url, token) => {
    if (url.length > LONGEST) throw new GraphError(100, 'Param override_callback_uri must be at most 200 characters');
    // Meta wants https (PLATFORM 1); on loopback there is none.
    if (!/^https:|^http:\/\/127\.0\.0\.1[:/]/.test(url)) throw new GraphError(100, 'Callback URL must use https');
    const { passed, status } = await verifyCallback(url, token, challenge()).catch(() => ({
      passed: false,
      status: 0,
    }));
    if (!passed)
      throw new GraphError(
        2200,
        `Callback verification failed with the following errors: HTTP Status Code = ${status}`,
      );
  };
  const callbacks: Callbacks = {
    subscribed: new Set(),
    numbers: levels.number,
    accounts: levels.account,
    app: null,
    addressOf: ({ phoneNumberId, wabaId, field }) => {
      if (!callbacks.subscribed.has(wabaId)) return null;
      const own = callbacks.app?.fields.includes(field) ? callbacks.app.url : null;
      if (!OVERRIDABLE.has(field)) return own;
      return levels.number.get(phoneNumberId ?? '') ?? levels.account.get(wabaId) ?? own;
    },
    set: async (level, id, url, token) => {
      await verified(url, token);
      put(level, id, url);
    },
    put,
    verified,
  };
  return callbacks;
};

/** By its first change: Meta does not mix subjects in one delivery. `null` for what is none. */
export const subjectOf = (bytes: Uint8Array): Subject | null => {
  try {
    const [entry] = JSON.parse(new TextDecoder().decode(bytes)).entry;
    const [{ field, value }] = entry.changes;
    return { phoneNumberId: value.metadata?.phone_number_id ?? null, wabaId: entry.id, field };
  } catch {
    return null;
  }
};
