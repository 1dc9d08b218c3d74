import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Facet } from '../../preload/contract/asks/registrations.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './page.module.css';

type FacetSelectProps = {
  readonly label: string;
  readonly facets: readonly Facet[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
};

/** One of the courses or batches there are, each with its count. */
export const FacetSelect = ({ label, facets, value, onChange }: FacetSelectProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = new Map(facets.map((facet) => [facet.value, facet.count]));
  return (
    <Select
      className={styles.select ?? ''}
      data-set={value !== undefined}
      aria-label={label}
      placeholder={label}
      data={facets.map((facet) => facet.value)}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      searchable={facets.length > 8}
      clearable
      clearButtonProps={{ 'aria-label': t('filter.clear_named', { name: label }) }}
      nothingFoundMessage={t('filter.none')}
      comboboxProps={{ width: 240, position: 'bottom-start' }}
      renderOption={({ option }) => (
        <span className={styles.option}>
          {option.label}
          <small>{format.number(counts.get(option.value) ?? 0)}</small>
        </span>
      )}
    />
  );
};
