import type { QuickReply } from '../../preload/contract/asks/quick-replies.ts';
import type { RegistrationRow } from '../../preload/contract/rows.ts';
import type { ReportedError } from '../meta/line.ts';

/** A file to be sent. Its bytes lie in the data folder by their hash; `hash` is `null` until all of them do. */
export type KeptFile = {
  readonly id: string;
  readonly collegeId: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly hash: string | null;
};

/** The file of a message: Meta's id of it where a student sent it, and what lies here already. */
export type MessageFile = {
  readonly at: number;
  readonly phoneNumberId: string;
  readonly mediaId: string | null;
  readonly name: string | null;
  readonly here: { readonly hash: string; readonly mime: string; readonly size: number } | null;
};

/** A reaction of ours that is kept and has not gone out. `mark` is what Meta carries for us; `before` what stood there. */
export type ReactionBegun = {
  readonly mark: string;
  readonly wamid: string;
  readonly phoneNumberId: string;
  readonly recipient: { readonly phone: string } | { readonly bsuid: string };
  readonly before: string | null;
};

/** The files that only one student's messages have: by Meta's id what they sent, by its hash what was sent to them. */
export type OwnFiles = { readonly mediaIds: readonly string[]; readonly hashes: readonly string[] };

/** What a conversation changes, beside its messages. */
export type TalkingWrites = {
  /** Its newest message from the student counts as unread again. */
  markUnseen(collegeId: string, registrationId: string): { id: string; unread: number };
  beginReaction(collegeId: string, messageId: string, emoji: string | null, who: string): ReactionBegun;
  /** `emoji`: what stood there before one that could not be taken back. */
  failReaction(collegeId: string, mark: string, emoji: string | null, error: ReportedError): null;
  beginFile(file: Omit<KeptFile, 'hash'>, who: string): null;
  endFile(id: string, hash: string): null;
  /** A message needs it from now on. */
  useFile(id: string): null;
  /** Where no message needs it. `orphan`: the hash of bytes that nothing refers to any more. */
  dropFile(id: string): { orphan: string | null };
  /** The hashes of bytes that nothing refers to any more. */
  forgetFiles(collegeId: string, files: OwnFiles): readonly string[];
  saveUpload(upload: { file: string; phoneNumberId: string; mediaId: string }): null;
  saveFetched(fetched: { collegeId: string; mediaId: string; hash: string; mime: string; size: number }): null;
  saveQuickReply(
    collegeId: string,
    reply: { id?: string | undefined; name: string; text: string },
    who: string,
  ): QuickReply;
  removeQuickReply(collegeId: string, id: string, who: string): { id: string };
};

export type TalkingReads = {
  listConversations(
    collegeId: string,
    query: {
      search: string | undefined;
      digits: string | null;
      unreadFirst: boolean;
      limit: number;
      after: string | undefined;
    },
  ): { rows: readonly RegistrationRow[]; next: string | null; total: number; asOf: number };
  /** In how many conversations something is unread. */
  unreadConversations(collegeId: string): number;
  quickReplies(collegeId: string): readonly QuickReply[];
  file(id: string): KeptFile | null;
  upload(file: string, phoneNumberId: string): { readonly mediaId: string; readonly at: number } | null;
  filesOf(collegeId: string, registrationId: string): OwnFiles;
  fileOfMessage(collegeId: string, messageId: string): MessageFile | null;
  /** The student's newest message; throws where there is no such registration. */
  newestIncoming(
    collegeId: string,
    registrationId: string,
  ): { readonly wamid: string; readonly phoneNumberId: string; readonly at: number } | null;
};
