import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { hi } from './hi.ts';
import type { Language } from './language.ts';

/** Both dictionaries come with the page, so changing the language needs no request. Keeps `<html lang>` true. */
export const startI18n = async (language: Language, root: HTMLElement): Promise<i18n> => {
  const instance = createInstance();
  instance.on('languageChanged', (chosen) => {
    root.lang = chosen;
  });
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, hi: { translation: hi } },
    // React escapes what it draws.
    interpolation: { escapeValue: false },
  });
  return instance;
};
