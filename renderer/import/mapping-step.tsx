import { Button, Select } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import styles from './import.module.css';
import { FIELDS, type Field, type Mapping } from './mapping.ts';
import type { Table } from './table.ts';

const NAMES = {
  externalId: 'field.external_id',
  name: 'field.name',
  surname: 'field.surname',
  phone: 'field.phone',
  course: 'field.course',
  batch: 'field.batch',
  email: 'field.email',
} as const satisfies Record<Field, string>;

const NEEDED = ['externalId', 'name', 'phone'] as const satisfies readonly Field[];
const isNeeded = (field: Field): boolean => (NEEDED as readonly Field[]).includes(field);

type MappingStepProps = {
  readonly table: Table;
  readonly mapping: Mapping;
  readonly onRemap: (field: Field, column: number | null) => void;
  readonly onBack: () => void;
  readonly onSend: () => void;
};

/** What each column means: guessed, and correctable, with examples from the list itself. */
export const MappingStep = ({ table, mapping, onRemap, onBack, onSend }: MappingStepProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = table.header.map((title, index) => ({
    value: String(index),
    label: title || t('import.column', { number: index + 1 }),
  }));
  const missing = NEEDED.filter((field) => mapping[field] === null);
  const shortened = mapping.phone === null ? 0 : (table.shortened[mapping.phone] ?? 0);
  return (
    <div className={styles.step}>
      <p className={styles.lead}>
        {t('import.mapping', { count: table.rows.length, shown: format.number(table.rows.length) })}
      </p>
      <div className={styles.mapping}>
        {FIELDS.map((field) => (
          <div key={field}>
            <label htmlFor={`field-${field}`}>
              {t(NAMES[field])}
              {isNeeded(field) && <span>{t('import.needed')}</span>}
            </label>
            <Select
              id={`field-${field}`}
              data={columns}
              value={mapping[field] === null ? null : String(mapping[field])}
              onChange={(column) => onRemap(field, column === null ? null : Number(column))}
              placeholder={t('import.no_column')}
              clearable={!isNeeded(field)}
              allowDeselect={!isNeeded(field)}
              clearButtonProps={{ 'aria-label': t('filter.clear_named', { name: t(NAMES[field]) }) }}
              searchable={columns.length > 10}
            />
            <span className={styles.sample}>{examples(table, mapping[field])}</span>
          </div>
        ))}
      </div>
      {shortened > 0 && (
        <p className={styles.caution} role="alert">
          <TriangleAlert size={16} aria-hidden />
          {t('import.shortened', { count: shortened, shown: format.number(shortened) })}
        </p>
      )}
      <div className={styles.actions}>
        <Button variant="default" onClick={onBack}>
          {t('import.back')}
        </Button>
        <span className={styles.hint}>
          {missing.length > 0 && t('import.missing', { fields: missing.map((field) => t(NAMES[field])).join(', ') })}
        </span>
        <Button disabled={missing.length > 0} onClick={onSend}>
          {t('import.send', { count: table.rows.length, shown: format.number(table.rows.length) })}
        </Button>
      </div>
    </div>
  );
};

const LOOKED_AT = 50;
const SHOWN = 3;

const examples = (table: Table, column: number | null): string =>
  column === null
    ? ''
    : table.rows
        .slice(0, LOOKED_AT)
        .map((row) => row[column] ?? '')
        .filter((cell) => cell !== '')
        .slice(0, SHOWN)
        .join(' · ');
