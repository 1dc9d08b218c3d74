import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import pageStyles from '../registrations/page.module.css';

export type Choice<V extends string> = { readonly value: V; readonly label: string };

type ChoiceSelectProps<V extends string> = {
  readonly label: string;
  readonly choices: readonly Choice<V>[];
  readonly value: V | undefined;
  readonly onChange: (value: V | undefined) => void;
};

const MANY = 12;

/** One of several things, or none. What is chosen and stands in no list any more is offered too. */
export const ChoiceSelect = <V extends string>({ label, choices, value, onChange }: ChoiceSelectProps<V>) => {
  const { t } = useTranslation();
  const isKnown = value === undefined || choices.some((choice) => choice.value === value);
  return (
    <Select<V>
      className={pageStyles.select ?? ''}
      data-set={value !== undefined}
      aria-label={label}
      placeholder={label}
      data={[...choices, ...(isKnown ? [] : [{ value, label: value }])]}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      searchable={choices.length > MANY}
      limit={200}
      clearable
      clearButtonProps={{ 'aria-label': t('filter.clear_named', { name: label }) }}
      nothingFoundMessage={t('filter.none')}
      comboboxProps={{ width: 280, position: 'bottom-start' }}
    />
  );
};
