import { z } from 'zod';
import type { RefusalCode } from './asks.ts';
import type { Failure } from './failure.ts';
import type { Instant } from './rows.ts';
import type { Status } from './status.ts';

/** The longest frame a window may send, in UTF-16 units of its JSON. */
export const FRAME_LIMIT = 1_000_000;

/** What a window may say. Anything else is answered `bad_frame`. */
export const clientFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('register'),
    /** Without it: the first college that the token covers. */
    collegeId: z.string().max(200).optional(),
    /** Without one, nothing opens. */
    token: z.string().max(500).default(''),
    /** The last `seq` this window has seen; what changed after it is sent before `caught_up`. */
    since: z.number().int().min(0).optional(),
  }),
  z.object({ type: z.literal('ping') }),
  z.object({
    type: z.literal('ask'),
    id: z.string().max(100),
    ask: z.string().max(100),
    params: z.unknown().optional(),
  }),
]);
export type ClientFrame = z.infer<typeof clientFrame>;

/** The present state of one message of ours. Sent again whenever that state changes. */
export type StatusFrame = {
  readonly type: 'message_status_update';
  readonly seq: number;
  readonly collegeId: string;
  /** The wamid of the attempt that is shown; `null` before the first send. */
  readonly messageId: string | null;
  readonly id: string;
  readonly registrationId: string | null;
  /** Phone digits without the plus, as Meta writes them; `null` where only a BSUID is known. */
  readonly recipientId: string | null;
  readonly status: Status;
  /** When that status was reached, by Meta's clock. */
  readonly at: Instant;
  readonly deliveredAt: Instant | null;
  readonly readAt: Instant | null;
  readonly conflict: boolean;
  readonly error: Failure | null;
  readonly kind: string;
  readonly preview: string;
  /** When the message itself was sent. */
  readonly messageAt: Instant;
  /** Among messages of the same moment, the greater was told of later. */
  readonly order: number;
};

/** A message a student sent, in its present state (an edit or a revocation sends it again). */
export type ReceivedFrame = {
  readonly type: 'message_received';
  readonly seq: number;
  readonly collegeId: string;
  readonly messageId: string;
  readonly id: string;
  readonly registrationId: string | null;
  readonly name: string;
  readonly kind: string;
  readonly preview: string;
  readonly messageAt: Instant;
  readonly order: number;
  /** Of the registration, after this message. */
  readonly unread: number;
  readonly windowUntil: Instant | null;
};

/** A registration was added or altered; `null`: many were, ask for the list again. */
export type RegistrationFrame = {
  readonly type: 'registration_changed';
  readonly seq: number;
  readonly collegeId: string;
  readonly registrationId: string | null;
};

/** What Meta says of the college's templates may be otherwise now: ask for them again. */
export type TemplatesFrame = { readonly type: 'templates_changed'; readonly seq: number; readonly collegeId: string };

/** Something that happened in one college, numbered. */
export type CollegeFrame = StatusFrame | ReceivedFrame | RegistrationFrame | TemplatesFrame;

export type AskError = {
  readonly code: RefusalCode;
  /** One sentence, in English. */
  readonly message: string;
  /** Where Meta refused or could not be reached: the code that `failureOf` explains in every language. Of a backup: one of `BACKUP_REFUSALS`. */
  readonly failure?: number;
};

export type AnswerFrame =
  | { readonly type: 'answer'; readonly id: string; readonly ok: true; readonly value: unknown }
  | { readonly type: 'answer'; readonly id: string; readonly ok: false; readonly error: AskError };

export type ErrorFrame = {
  readonly type: 'error';
  readonly code: 'unauthorized' | 'not_registered' | 'bad_frame' | 'too_large';
  readonly message: string;
};

/**
 * A person wants to see a registration, for they clicked on its notice, or a message that a link leads to. Said by a host to
 * a window of its own.
 */
export type OpenFrame =
  | {
      readonly type: 'open_registration';
      /** May be another than the window shows. */
      readonly collegeId: string;
      readonly registrationId: string;
    }
  | {
      readonly type: 'open_message';
      /** `null` where no college of the desk has such a message. */
      readonly collegeId: string | null;
      readonly messageId: string;
    };

export type ServerFrame =
  | CollegeFrame
  | AnswerFrame
  | ErrorFrame
  | OpenFrame
  | { readonly type: 'registered'; readonly collegeId: string; readonly seq: number }
  | { readonly type: 'caught_up'; readonly seq: number }
  | { readonly type: 'pong' }
  /** How the desk stands may be otherwise now: ask `health.get`. What is in it depends on who asks. */
  | { readonly type: 'health' };

/** Why a socket was closed, beyond the codes of the WebSocket standard. */
export const CLOSE = { unauthorized: 4401, registerTimeout: 4408, tooSlow: 4413 } as const;
