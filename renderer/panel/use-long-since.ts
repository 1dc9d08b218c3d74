import { useEffect, useState } from 'react';

/** Whether so much time has passed since an instant; draws again when it has. */
export const useLongSince = (iso: string, ms: number): boolean => {
  const [long, setLong] = useState(() => Date.now() - Date.parse(iso) >= ms);
  useEffect(() => {
    const left = Date.parse(iso) + ms - Date.now();
    setLong(left <= 0);
    if (left <= 0) return;
    const timer = setTimeout(() => setLong(true), left);
    return () => clearTimeout(timer);
  }, [iso, ms]);
  return long;
};
