import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RegistrationFilters } from '../../preload/contract/asks/registrations.ts';
import { LADDER, type Status } from '../../preload/contract/status.ts';
import { Tick } from '../ticks/tick.tsx';
import { STATUS_NAMES } from '../ticks/tick-names.ts';
import styles from './page.module.css';

type Choice = NonNullable<RegistrationFilters['status']>;

type StatusSelectProps = {
  readonly value: Choice | undefined;
  readonly onChange: (value: Choice | undefined) => void;
};

const isStatus = (choice: string): choice is Status => (LADDER as readonly string[]).includes(choice);

/** The status of the last message, in the order a message goes through. */
export const StatusSelect = ({ value, onChange }: StatusSelectProps) => {
  const { t } = useTranslation();
  const choices = [
    ...LADDER.map((status) => ({ value: status as Choice, label: t(STATUS_NAMES[status]) })),
    { value: 'none' as Choice, label: t('status.none') },
  ];
  return (
    <Select<Choice>
      className={styles.select ?? ''}
      data-set={value !== undefined}
      aria-label={t('column.status')}
      placeholder={t('column.status')}
      data={choices}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      clearable
      clearButtonProps={{ 'aria-label': t('filter.clear_named', { name: t('column.status') }) }}
      comboboxProps={{ width: 220, position: 'bottom-start' }}
      renderOption={({ option }) => (
        <span className={styles.option}>
          {isStatus(option.value) && <Tick status={option.value} />}
          {option.label}
        </span>
      )}
    />
  );
};
