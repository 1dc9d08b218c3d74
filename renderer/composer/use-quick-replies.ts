import { useQuery } from '@tanstack/react-query';
import type { QuickReply } from '../../preload/contract/asks/quick-replies.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';

const FRESH_MS = 30_000;

/** The college's quick replies; read again now and then, for another window may have altered them. */
export const useQuickReplies = () => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  return useQuery({
    queryKey: keys.quickReplies(collegeId),
    queryFn: ({ signal }) => ask('quickReplies.list', {}, { signal }),
    enabled: collegeId !== null,
    staleTime: FRESH_MS,
  });
};

/** Those whose name, or else text, has what was typed; names that begin with it first. */
export const matching = (rows: readonly QuickReply[], typed: string): readonly QuickReply[] => {
  const words = typed.toLocaleLowerCase();
  const rank = ({ name, text }: QuickReply): number => {
    const at = name.toLocaleLowerCase().indexOf(words);
    if (at >= 0) return at === 0 ? 0 : 1;
    return text.toLocaleLowerCase().includes(words) ? 2 : 3;
  };
  return rows.filter((row) => rank(row) < 3).toSorted((a, b) => rank(a) - rank(b));
};
