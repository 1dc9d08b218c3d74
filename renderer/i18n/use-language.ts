import { useTranslation } from 'react-i18next';
import { isLanguage, keepLanguage, type Language } from './language.ts';

export const useLanguage = (): { readonly language: Language; readonly choose: (language: Language) => void } => {
  const { i18n } = useTranslation();
  return {
    language: isLanguage(i18n.language) ? i18n.language : 'en',
    choose: (language) => {
      keepLanguage(window, language);
      void i18n.changeLanguage(language);
    },
  };
};
