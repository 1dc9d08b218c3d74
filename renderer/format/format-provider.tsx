import { type ReactNode, useMemo } from 'react';
import { useLanguage } from '../i18n/use-language.ts';
import { createFormat } from './format.ts';
import { FormatContext } from './use-format.ts';

/** Numbers and times in the chosen language, for everything within. */
export const FormatProvider = ({ children }: { readonly children: ReactNode }) => {
  const { language } = useLanguage();
  const format = useMemo(() => createFormat(language), [language]);
  return <FormatContext value={format}>{children}</FormatContext>;
};
