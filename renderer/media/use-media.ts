import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { readFile } from './read-file.ts';

/** Files are large: one that nobody looks at any more is let go soon. */
const KEPT_MS = 60_000;

/** The file of a message, once it is wanted, and an address it can be shown from. */
export const useMedia = (messageId: string, wanted: boolean) => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const read = useQuery({
    queryKey: keys.media(collegeId, messageId),
    queryFn: ({ signal }) => readFile(ask, messageId, signal),
    enabled: wanted && collegeId !== null,
    gcTime: KEPT_MS,
  });
  const content = read.data?.content;
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!content) return;
    const made = URL.createObjectURL(content);
    setAddress(made);
    return () => {
      setAddress(null);
      URL.revokeObjectURL(made);
    };
  }, [content]);
  return { ...read, address };
};
