import type { Random } from '../random.ts';
import { type Callbacks, createCallbacks } from './callbacks.ts';
import { createFaults, type Faults } from './faults.ts';
import { createLimits, type LimitSizes, type Limits } from './limits.ts';
import { createMediaShelf, type MediaShelf } from './media-shelf.ts';
import type { Party, Sender } from './party.ts';
import type { TemplateObject } from './template-object.ts';

/** A business number as the Graph API knows it. */
export type NumberProfile = Sender & { readonly displayPhone: string; readonly verifiedName: string };

/** A message the Graph API took, before its life begins. */
export type Accepted = {
  readonly wamid: string;
  readonly sender: Sender;
  readonly to: Party;
  readonly type: string;
  readonly callbackData?: string;
};

/** A call as it came, also one that was refused. */
export type HeardCall = {
  readonly edge: string;
  readonly query: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
  readonly body: unknown;
};

export type GraphOptions = {
  readonly appId?: string;
  readonly limits?: Partial<LimitSizes>;
  /** Milliseconds UTC, for limits and for what expires. */
  readonly now?: () => number;
  /** Without any, every template that is sent is taken. */
  readonly templates?: readonly TemplateObject[];
  readonly cursorLifeMs?: number;
  /** What files' addresses begin with instead of the server's own. */
  readonly filesAt?: string;
  /** More of a number's fields, or other ones. */
  readonly profile?: Readonly<Record<string, unknown>>;
  /** The app's own address can be set in the dashboard only, as one of Meta's pages has it (PLATFORM 5.3). */
  readonly appByHand?: boolean;
  /** What the access token may; all that is needed, if absent. */
  readonly scopes?: readonly string[];
  /** The access token covers all of a business, and so names no account (PLATFORM 7.10). */
  readonly accountsUntold?: boolean;
  /** When the access token expires, milliseconds UTC; never if absent. */
  readonly tokenExpiresAt?: number;
};

/** What the edges share. */
export type Graph = {
  readonly numbers: readonly NumberProfile[];
  readonly random: Random;
  readonly accept: (message: Accepted) => void;
  readonly options: GraphOptions;
  readonly accessToken: string | null;
  readonly appToken: string;
  readonly now: () => number;
  readonly limits: Limits;
  readonly faults: Faults;
  readonly media: MediaShelf;
  readonly templates: TemplateObject[];
  readonly heard: HeardCall[];
  readonly callbacks: Callbacks;
};

export const createGraphState = (
  { numbers, random, accept }: Pick<Graph, 'numbers' | 'random' | 'accept'>,
  { accessToken, appSecret }: { readonly accessToken: string | null; readonly appSecret: string },
  options: GraphOptions = {},
): Graph => {
  const now = options.now ?? Date.now;
  return {
    numbers,
    random,
    accept,
    options,
    accessToken,
    appToken: `${options.appId ?? '134000000000000'}|${appSecret}`,
    now,
    limits: createLimits(now, options.limits),
    faults: createFaults(random),
    media: createMediaShelf(random),
    templates: [...(options.templates ?? [])],
    heard: [],
    callbacks: createCallbacks(() => String(random.between(100_000_000, 2_000_000_000))),
  };
};
