import { VisuallyHidden } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import pageStyles from '../registrations/page.module.css';
import { withFilter } from '../registrations/with-filter.ts';
import { FILTER_NAMES } from './filter-fragment.ts';
import styles from './history.module.css';
import { FILTER_LABELS } from './history-names.ts';
import { useFilterWords } from './use-filter-words.ts';

type FilterChipsProps = {
  readonly filters: HistoryFilters;
  readonly onFilters: (filters: HistoryFilters) => void;
};

/** What the list is narrowed by, each a click away from being taken off. */
export const FilterChips = ({ filters, onFilters }: FilterChipsProps) => {
  const { t } = useTranslation();
  const wordsOf = useFilterWords(filters);
  const given = FILTER_NAMES.filter((name) => filters[name] !== undefined);
  if (given.length === 0) return null;
  return (
    <ul className={styles.tags} aria-label={t('history.narrowed')}>
      {given.map((name) => {
        const label = t(FILTER_LABELS[name]);
        const { words, note } = wordsOf(name);
        return (
          <li key={name}>
            <button
              type="button"
              className={styles.tag}
              title={note === null ? `${label}: ${words}` : `${label}: ${words}\n${note}`}
              onClick={() => onFilters(withFilter(filters, name, undefined))}
            >
              <VisuallyHidden>{t('history.remove')}</VisuallyHidden>
              <span>{label}</span>
              <b>{words}</b>
              {note !== null && <em>{note}</em>}
              <X size={12} aria-hidden />
            </button>
          </li>
        );
      })}
      <li>
        <button type="button" className={pageStyles.clear} onClick={() => onFilters({})}>
          {t('filter.clear')}
        </button>
      </li>
    </ul>
  );
};
