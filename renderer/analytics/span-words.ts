import type { Language } from '../i18n/language.ts';

/** A length of time in seconds as a person says it, no finer than it is known: 45 s, 3.2 min, 2 h, 1.5 days. */
export type SpanWords = (seconds: number) => string;

const UNITS = [
  { unit: 'second', seconds: 1, below: 60 },
  { unit: 'minute', seconds: 60, below: 3_600 },
  { unit: 'hour', seconds: 3_600, below: 86_400 },
  { unit: 'day', seconds: 86_400, below: Number.POSITIVE_INFINITY },
] as const;

const LOCALES = { en: 'en', hi: 'hi-IN' } as const satisfies Record<Language, string>;
/** Hindi has no short forms that people read easily. */
const DISPLAY = { en: 'short', hi: 'long' } as const satisfies Record<Language, string>;

export const createSpanWords = (language: Language): SpanWords => {
  const formats = UNITS.map(({ unit }) => numberOf(language, unit));
  return (seconds) => {
    const found = UNITS.findIndex(({ below }) => seconds < below);
    return formats[found]?.format(seconds / (UNITS[found]?.seconds ?? 1)) ?? '';
  };
};

const numberOf = (language: Language, unit: (typeof UNITS)[number]['unit']): Intl.NumberFormat =>
  new Intl.NumberFormat(LOCALES[language], {
    style: 'unit',
    unit,
    unitDisplay: DISPLAY[language],
    maximumSignificantDigits: 2,
  });
