import type { CallbackLevel, CallbackTrouble, NumberProfile, TokenAtMeta } from '../../preload/contract/callback.ts';

/** What Meta answered, in this stage's words; `words` are Meta's own. */
export type Told<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: CallbackTrouble; readonly words: string | null };

/** The address at each level; `null` where there is none. */
export type Levels = Readonly<Record<CallbackLevel, string | null>>;

/** One number at Meta, as far as its deliveries are concerned. */
export type NumberSide = {
  read(): Promise<Told<{ readonly levels: Levels; readonly profile: NumberProfile }>>;
  /** Whether the account has asked for this app's deliveries; `null`: which account it is, is not known. */
  subscribed(): Promise<Told<boolean | null>>;
  subscribe(): Promise<Told<null>>;
  /** `null` takes the address at that level away. */
  lead(level: 'number' | 'account', url: string | null): Promise<Told<null>>;
  /** `null`: it could not be asked. */
  token(): Promise<TokenAtMeta | null>;
};

/** The app's own subscription. */
export type AppSide = {
  read(): Promise<Told<{ readonly url: string | null; readonly fields: readonly string[] }>>;
  lead(url: string): Promise<Told<null>>;
};
