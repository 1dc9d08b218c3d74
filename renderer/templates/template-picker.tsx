import { Button, TextInput } from '@mantine/core';
import { RefreshCw, Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateRow } from '../../preload/contract/template.ts';
import { useFormat } from '../format/use-format.ts';
import { useNow } from '../format/use-now.ts';
import { TemplateOption } from './template-option.tsx';
import { TemplateState } from './template-state.tsx';
import styles from './templates.module.css';
import { useTemplates } from './use-templates.ts';

type TemplatePickerProps = {
  readonly chosen: TemplateRow | null;
  readonly onChoose: (template: TemplateRow) => void;
};

/** The college's templates: searched, told apart by what can be sent now, and read anew from Meta on demand. */
export const TemplatePicker = ({ chosen, onChoose }: TemplatePickerProps) => {
  const { t } = useTranslation();
  const { list, sync } = useTemplates();
  const [search, setSearch] = useState('');
  const format = useFormat();
  const now = useNow();
  const options = useRef<HTMLUListElement>(null);
  const rows = list.data?.rows ?? [];
  const told = rows.reduce((newest, { toldAt }) => (toldAt > newest ? toldAt : newest), '');
  const found = rows.filter((row) => matches(row, search)).toSorted(usableFirst);
  const step = (from: HTMLElement, by: 1 | -1): void => {
    const all = [...(options.current?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])];
    all[all.indexOf(from) + by]?.focus();
  };
  return (
    <section className={styles.picker} aria-label={t('template.title')}>
      <div className={styles.bar}>
        <TextInput
          className={styles.search ?? ''}
          aria-label={t('template.search')}
          placeholder={t('template.search')}
          leftSection={<Search size={14} aria-hidden />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          onKeyDown={({ key }) => {
            if (key === 'ArrowDown') options.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
          }}
          data-autofocus
        />
        <Button
          variant="default"
          leftSection={<RefreshCw size={14} aria-hidden />}
          loading={sync.isPending}
          onClick={() => sync.mutate()}
        >
          {t('template.sync')}
        </Button>
      </div>
      {told !== '' && <p className={styles.told}>{t('template.as_of', { when: format.short(told, now) })}</p>}
      <TemplateState list={list} sync={sync} none={found.length === 0} searched={rows.length > 0} />
      {found.length > 0 && (
        <ul ref={options} className={styles.options}>
          {found.map((row) => (
            <TemplateOption
              key={`${row.name}/${row.language}`}
              template={row}
              chosen={chosen?.name === row.name && chosen.language === row.language}
              onChoose={() => onChoose(row)}
              onStep={step}
            />
          ))}
        </ul>
      )}
    </section>
  );
};

const matches = ({ name, language, body }: TemplateRow, search: string): boolean => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${name} ${name.replaceAll('_', ' ')} ${language} ${body}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

const usableFirst = (a: TemplateRow, b: TemplateRow): number =>
  Number(a.unusable !== null) - Number(b.unusable !== null) || a.name.localeCompare(b.name);
