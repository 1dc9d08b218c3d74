import { useCallback, useState } from 'react';
import { useFeed } from '../connection/use-feed.ts';
import { useDesk } from '../desk/desk-context.ts';
import type { Draft } from './drafts.ts';

/** The draft for a student, as it was left, and the hand that alters it. */
export const useDraft = (registrationId: string) => {
  const { drafts } = useDesk();
  const { collegeId } = useFeed();
  const [draft, setDraft] = useState(() => drafts.of(collegeId ?? '', registrationId));
  const put = useCallback(
    (next: (before: Draft) => Draft) => {
      const after = next(drafts.of(collegeId ?? '', registrationId));
      drafts.keep(collegeId ?? '', registrationId, after);
      setDraft(after);
    },
    [drafts, collegeId, registrationId],
  );
  return { draft, put };
};
