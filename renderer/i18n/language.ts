export const LANGUAGES = ['en', 'hi'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language under its own name, so that it is found by whoever needs it. */
export const LANGUAGE_NAMES = { en: 'English', hi: 'हिन्दी' } as const satisfies Record<Language, string>;

const KEPT = 'tickdesk.language';

export const isLanguage = (word: string | null): word is Language =>
  (LANGUAGES as readonly (string | null)[]).includes(word);

/** The chosen language, else the machine's when we speak it, else English. */
export const firstLanguage = (page: Window): Language => {
  const kept = page.localStorage.getItem(KEPT);
  if (isLanguage(kept)) return kept;
  return page.navigator.language.startsWith('hi') ? 'hi' : 'en';
};

export const keepLanguage = (page: Window, language: Language): void => page.localStorage.setItem(KEPT, language);
