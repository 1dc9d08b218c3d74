import { useMemo } from 'react';
import { useLanguage } from '../i18n/use-language.ts';
import { createFormat, type Format } from './format.ts';

export const useFormat = (): Format => {
  const { language } = useLanguage();
  return useMemo(() => createFormat(language), [language]);
};
