import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FAILURES } from '../../preload/contract/failures.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { ChoiceSelect } from './choice-select.tsx';

type FailureSelectProps = {
  readonly value: number | undefined;
  readonly onChange: (code: number | undefined) => void;
};

/** A failure by its code or by a word of what happened. */
export const FailureSelect = ({ value, onChange }: FailureSelectProps) => {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const choices = useMemo(
    () =>
      FAILURES.flatMap((failure) =>
        failure.codes
          .filter((code) => typeof code === 'number')
          .map((code) => ({ value: String(code), label: `${code} · ${failure[language].what}`, code })),
      ).toSorted((a, b) => a.code - b.code),
    [language],
  );
  return (
    <ChoiceSelect
      label={t('history.failure')}
      choices={choices}
      value={value === undefined ? undefined : String(value)}
      onChange={(code) => onChange(code === undefined ? undefined : Number(code))}
    />
  );
};
