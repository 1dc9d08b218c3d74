import { createContext, useContext } from 'react';
import type { Format } from './format.ts';

/** Intl's formatters are dear to make, so one set serves every line of the table. */
export const FormatContext = createContext<Format | null>(null);

export const useFormat = (): Format => {
  const format = useContext(FormatContext);
  if (!format) throw new Error('No FormatProvider around this component');
  return format;
};
