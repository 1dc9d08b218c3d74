/** What is worth a desktop notification, each kind with a switch of its own in the settings. */
export const NOTICE_KINDS = ['failed', 'replies', 'tunnel', 'paused'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** One desktop notification, in the desk's language. */
export type Notice = {
  /** The same notice always has the same key, and no other has it. */
  readonly key: string;
  readonly kind: NoticeKind;
  readonly title: string;
  /** May be empty. */
  readonly body: string;
  /** What a click opens; `null` where it is about many or about none. */
  readonly registrationId: string | null;
  /** `null` where it is about the whole desk. */
  readonly collegeId: string | null;
};
