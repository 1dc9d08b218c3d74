import type { AccountNewsRow } from '../../preload/contract/account-news.ts';
import type { Facet } from '../../preload/contract/asks/registrations.ts';
import type { TokenRow } from '../../preload/contract/asks/setup.ts';
import type { CollegeSettings, CollegeSettingsPatch } from '../../preload/contract/college-settings.ts';
import type { CollegeFrame } from '../../preload/contract/frames.ts';
import type { StrayCount } from '../../preload/contract/health.ts';
import type { College, ImportOutcome, MessageRow, RegistrationRow, ReportRow } from '../../preload/contract/rows.ts';
import type { Settings, SettingsPatch } from '../../preload/contract/settings.ts';
import type { BackupFacts } from './backup-file.ts';
import type { CampaignReads, CampaignWrites } from './campaigns.ts';
import type { ConsentReads, ConsentWrites } from './consent.ts';
import type { Narrowing } from './matching.ts';
import type { DeliveryReads } from './read-deliveries.ts';
import type { ReplayWrites } from './replays.ts';
import type { RestorePlan } from './restore.ts';
import type { ReviewReads, ReviewWrites } from './reviewing.ts';
import type { SendingReads, SendingWrites } from './sending.ts';
import type { Standing } from './standing.ts';
import type { TalkingReads, TalkingWrites } from './talking.ts';

/** One POST whose signature was found good: its bytes, the apps whose secret signed it, and when it came (ms UTC). */
export type SignedDelivery = {
  readonly apps: readonly string[];
  readonly body: Uint8Array;
  readonly at: number;
};

export type NumberEntry = {
  readonly phoneNumberId: string;
  readonly collegeId: string;
  readonly wabaId: string | null;
  readonly appId: string;
  readonly displayPhone: string | null;
};

export type ImportRow = {
  readonly externalId: string;
  readonly name: string;
  readonly phone: string;
  readonly course: string | null;
  readonly batch: string | null;
  readonly email: string | null;
};

export type SealedSecret = { readonly name: string; readonly sealed: Uint8Array };

/** What changes the store. Each is one transaction; frames of what moved reach the subscribers before its promise resolves. */
export type Writes = SendingWrites &
  ReviewWrites &
  ReplayWrites &
  CampaignWrites &
  ConsentWrites &
  TalkingWrites & {
    saveCollege(college: { id: string; name: string; country?: string | undefined }, who: string): College;
    /** Replays deliveries whose lines waited for this number. */
    saveNumber(number: NumberEntry, secrets: readonly SealedSecret[], who: string): null;
    saveSecret(secret: SealedSecret): null;
    createToken(token: { id: string; collegeId: string; label: string; hash: string }, who: string): null;
    revokeToken(id: string, who: string): null;
    importRegistrations(collegeId: string, rows: readonly ImportRow[], who: string): Omit<ImportOutcome, 'rejected'>;
    markSeen(collegeId: string, registrationId: string): { id: string; unread: number };
    /** Alters what is given and leaves the rest. */
    saveCollegeSettings(collegeId: string, patch: CollegeSettingsPatch, who: string): CollegeSettings;
    saveSettings(patch: SettingsPatch, who: string): Settings;
    /** A small thing to be known again after a restart. */
    remember(name: string, value: string): null;
    /** Notices were made of everything up to this `seq`; it never goes back. */
    markNoticed(collegeId: string, upTo: number): null;
    /** Derives everything that comes from deliveries anew; what comes out different is announced. */
    rebuild(): { deliveries: number };
  };

/** What reads it: a connection and a thread of its own, so no list ever waits for a commit, nor a commit for a list. */
export type Reads = SendingReads &
  ReviewReads &
  DeliveryReads &
  CampaignReads &
  ConsentReads &
  TalkingReads & {
    colleges(): readonly (College & { readonly seq: number; readonly utcOffsetMinutes: number })[];
    numbers(): readonly NumberEntry[];
    secrets(): readonly SealedSecret[];
    tokens(): readonly { id: string; collegeId: string; hash: string }[];
    /** The same, as a person sees them, the oldest first. */
    tokenRows(): readonly TokenRow[];
    listRegistrations(
      collegeId: string,
      query: Narrowing & { limit: number; after: string | undefined },
    ): { rows: readonly RegistrationRow[]; next: string | null; total: number; asOf: number };
    registration(collegeId: string, id: string): RegistrationRow | null;
    facets(collegeId: string): { courses: readonly Facet[]; batches: readonly Facet[] };
    listMessages(
      collegeId: string,
      query: { registrationId: string; limit: number; before: string | undefined },
    ): { rows: readonly MessageRow[]; next: string | null } | null;
    timeline(collegeId: string, id: string): readonly ReportRow[] | null;
    /** What changed after `since`, oldest change first, each in its present state; fewer than `limit` means: that was all. */
    changes(collegeId: string, since: number, limit: number): readonly CollegeFrame[];
    census(): Census;
    /** What Meta told of a college's accounts, the newest first; `null`: of all of the desk. */
    accountNews(collegeId: string | null, limit: number): readonly AccountNewsRow[];
    /** How many registrations want a person: a message from the student unread, or the last message failed and unseen. */
    attention(collegeId: string | null): number;
    /** What happened since `markNoticed` and nobody has seen. `upTo` is the `seq` it was read at. */
    news(collegeId: string, query: NewsQuery): { upTo: number; groups: readonly NewsGroup[] };
    settings(): Settings;
    remembered(name: string): string | null;
    damage(): string | null;
  };

/** Times are ms UTC, by Meta's clock. */
export type NewsQuery = {
  /** What is older than this is told apart. */
  readonly freshFrom: number;
  /** What is older than this is no news. */
  readonly oldest: number;
};

/** Messages of one course that failed, or that students wrote; how many of how many people, and the newest of them. */
export type NewsGroup = {
  readonly kind: 'failed' | 'replies';
  readonly fresh: boolean;
  readonly course: string | null;
  readonly messages: number;
  readonly people: number;
  readonly newest: {
    readonly registrationId: string | null;
    /** The student's name, else the phone; `null` where neither is known. */
    readonly name: string | null;
    readonly preview: string;
    readonly errorCode: number | null;
  };
};

/** Counts for health. */
export type Census = {
  readonly deliveries: number;
  readonly lastDeliveryAt: number | null;
  readonly strays: readonly StrayCount[];
  readonly unknownNumbers: readonly { readonly phoneNumberId: string; readonly lines: number }[];
  readonly unmatched: number;
};

/** Whatever keeps what was acknowledged. Free of any database's types, so that another can stand in its place. */
export interface Store extends AsyncDisposable {
  /**
   * Resolves when the bytes and all that follows from them are on disk. Refuses with `unavailable` when they cannot be; also
   * once the database was found damaged: what a backup will replace is not where a delivery is kept.
   */
  record(delivery: SignedDelivery): Promise<void>;
  write<K extends keyof Writes>(name: K, ...params: Parameters<Writes[K]>): Promise<ReturnType<Writes[K]>>;
  read<K extends keyof Reads>(name: K, ...params: Parameters<Reads[K]>): Promise<ReturnType<Reads[K]>>;
  /** Whether it can keep what comes, as the last try showed. */
  standing(): Standing;
  /** Walks every page of the database and every raw body, beside all other work. `null` when sound, else what is wrong. */
  check(): Promise<string | null>;
  /** Copies everything as it stands at one moment into a file, beside all other work, and verifies the copy. */
  backup(file: string): Promise<BackupFacts>;
  /** Walks a backup and compares it with what is here, beside all other work. A `Refusal` when it may not take its place. */
  planRestore(file: string): Promise<RestorePlan>;
  /** The same, and copies it to where the next start finds it. */
  stageRestore(file: string): Promise<RestorePlan>;
  /** Frames of each commit, in order. Returns its undo. */
  subscribe(listener: (frames: readonly CollegeFrame[]) => void): () => void;
}
