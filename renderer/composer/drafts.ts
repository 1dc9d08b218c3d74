import type { MessageRow } from '../../preload/contract/rows.ts';
import type { Upload } from './upload.ts';

/** What a person has begun to say to one student. */
export type Draft = {
  readonly text: string;
  readonly replyTo: MessageRow | null;
  readonly file: Upload | null;
  /** Of the press that has no answer yet: pressing again sends nothing twice. `null` once anything is altered. */
  readonly key: string | null;
};

export const NO_DRAFT: Draft = { text: '', replyTo: null, file: null, key: null };

/** What was begun and not sent, by student, for as long as the page lives. */
export type Drafts = {
  readonly of: (collegeId: string, registrationId: string) => Draft;
  readonly keep: (collegeId: string, registrationId: string, draft: Draft) => void;
};

export const createDrafts = (): Drafts => {
  const drafts = new Map<string, Draft>();
  const name = (collegeId: string, registrationId: string): string => `${collegeId} ${registrationId}`;
  return {
    of: (collegeId, registrationId) => drafts.get(name(collegeId, registrationId)) ?? NO_DRAFT,
    keep: (collegeId, registrationId, draft) => {
      if (draft === NO_DRAFT) drafts.delete(name(collegeId, registrationId));
      else drafts.set(name(collegeId, registrationId), draft);
    },
  };
};
