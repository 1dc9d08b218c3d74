import { useEffect, useState } from 'react';

/** Whether free text may go out now: true until the very moment Meta's 24 hours are over. */
export const useWindowOpen = (until: string | null): boolean => {
  const end = until === null ? 0 : Date.parse(until);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const left = end - Date.now();
    setNow(Date.now());
    if (left <= 0) return;
    const timer = setTimeout(() => setNow(Date.now()), left + 1);
    return () => clearTimeout(timer);
  }, [end]);
  return now < end;
};
