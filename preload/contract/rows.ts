import type { Failure } from './failure.ts';
import type { OptOut } from './opt-out.ts';
import type { Outgoing } from './outgoing.ts';
import type { ReportedStatus, Status } from './status.ts';

/** Times on the wire are ISO 8601 in UTC with milliseconds. */
export type Instant = string;

export type Direction = 'out' | 'in';

/** Where a message came from: sent by this desk, by another program on the same number, or by the student. */
export type Origin = 'desk' | 'elsewhere' | 'student';

export type LastMessage = {
  readonly id: string;
  readonly wamid: string | null;
  readonly direction: Direction;
  /** Meta's message type, `revoked` when it was taken back, `unknown` where only reports are known. */
  readonly kind: string;
  /** The beginning of its text; empty where it has none. */
  readonly preview: string;
  readonly status: Status;
  readonly statusAt: Instant;
  /** When the message itself was sent; the last message is the one with the greatest. */
  readonly at: Instant;
  /** Among messages of the same moment, the greater was told of later. */
  readonly order: number;
  readonly seq: number;
  readonly conflict: boolean;
  readonly error: Failure | null;
};

export type RegistrationRow = {
  readonly id: string;
  /** `null` for a contact: somebody who wrote to us and is in no list yet. */
  readonly externalId: string | null;
  readonly name: string;
  /** E.164 with the plus; `null` where only a BSUID is known. */
  readonly phone: string | null;
  readonly course: string | null;
  readonly batch: string | null;
  readonly email: string | null;
  readonly lastMessage: LastMessage | null;
  readonly unread: number;
  /** End of the 24-hour customer-service window; `null` when they never wrote. */
  readonly windowUntil: Instant | null;
  /** Nothing may be sent but replies, or no marketing; `optOut` says which. */
  readonly optedOut: boolean;
  readonly optOut: OptOut | null;
};

export type Reaction = {
  readonly emoji: string;
  readonly from: Direction;
  readonly at: Instant;
  /** Why ours has not gone out. WhatsApp tells of a reaction only that it was sent (S27). */
  readonly error: Failure | null;
};

/** A file that came with a message; `id` is Meta's media id (webhook ids live 7 days, PLATFORM: media). */
export type Attachment = {
  readonly id: string | null;
  readonly mime: string | null;
  readonly filename: string | null;
};

export type MessageRow = {
  readonly id: string;
  readonly wamid: string | null;
  readonly registrationId: string | null;
  readonly direction: Direction;
  readonly origin: Origin;
  /** Meta's message type (`text`, `image`, `template`, ...), or `unknown` where only reports are known. */
  readonly kind: string;
  /** Whole text, caption or a plain description; empty when we only know that a message exists. */
  readonly text: string;
  readonly attachment: Attachment | null;
  readonly at: Instant;
  readonly status: Status;
  readonly statusAt: Instant;
  /** The earliest time each rung was told, by Meta's clock. */
  readonly rungs: Partial<Record<Status, Instant>>;
  readonly conflict: boolean;
  readonly error: Failure | null;
  readonly replyTo: { readonly wamid: string; readonly preview: string | null } | null;
  readonly reactions: readonly Reaction[];
  readonly edited: boolean;
  readonly revoked: boolean;
  /** Sent, and past the platform's time to live with no receipt: derived when read, never stored. */
  readonly probablyDropped: boolean;
  /** Where it stands on its way to Meta; `null` for what this desk did not send. */
  readonly outgoing: Outgoing | null;
  readonly seq: number;
};

/** One line of a message's timeline: what was told, when (Meta's clock), and when we heard it (ours). */
export type ReportRow = {
  readonly status: ReportedStatus;
  readonly at: Instant;
  readonly heardAt: Instant;
  readonly attempt: number;
  /** Group sends only: whose phone or BSUID the line is about. */
  readonly participant: string | null;
  readonly error: Failure | null;
};

export type College = { readonly id: string; readonly name: string; readonly country: string };

/** `utcOffsetMinutes`: by which its days are told, 330 for India. */
export type CollegeRow = College & { readonly utcOffsetMinutes: number };

export type WhatsAppNumber = {
  readonly phoneNumberId: string;
  readonly collegeId: string;
  readonly wabaId: string | null;
  readonly appId: string;
  readonly displayPhone: string | null;
  readonly hasAppSecret: boolean;
  readonly hasAccessToken: boolean;
  /** Where it comes from; what the environment sets wins. */
  readonly accessTokenFrom: 'environment' | 'kept' | null;
};

export type ImportOutcome = {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** `row` counts from 0 within the rows of the ask. */
  readonly rejected: readonly { readonly row: number; readonly reason: ImportReason }[];
};

/** Why a row was not imported. A closed set, so that a window can say it in any language. */
export const IMPORT_REASONS = [
  'not_a_row',
  'external_id_missing',
  'external_id_too_long',
  'name_missing',
  'name_too_long',
  'phone_missing',
  'phone_invalid',
  'duplicate_in_file',
] as const;
export type ImportReason = (typeof IMPORT_REASONS)[number];
