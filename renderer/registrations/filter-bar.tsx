import { useTranslation } from 'react-i18next';
import type { RegistrationFilters } from '../../preload/contract/asks/registrations.ts';
import { FacetSelect } from './facet-select.tsx';
import styles from './page.module.css';
import { StatusSelect } from './status-select.tsx';
import { useFacets } from './use-facets.ts';
import { withFilter } from './with-filter.ts';

type FilterBarProps = {
  readonly filters: RegistrationFilters;
  readonly onFilters: (filters: RegistrationFilters) => void;
};

export const FilterBar = ({ filters, onFilters }: FilterBarProps) => {
  const { t } = useTranslation();
  const { data: facets } = useFacets();
  const set = <F extends keyof RegistrationFilters>(name: F, value: RegistrationFilters[F]): void =>
    onFilters(withFilter(filters, name, value));
  const failed = filters.status === 'failed';
  return (
    <fieldset className={styles.filters} aria-label={t('filter.label')}>
      <FacetSelect
        label={t('column.course')}
        facets={facets?.courses ?? []}
        value={filters.course}
        onChange={(course) => set('course', course)}
      />
      <FacetSelect
        label={t('column.batch')}
        facets={facets?.batches ?? []}
        value={filters.batch}
        onChange={(batch) => set('batch', batch)}
      />
      <StatusSelect value={filters.status} onChange={(status) => set('status', status)} />
      <button
        type="button"
        className={styles.chip}
        aria-pressed={failed}
        onClick={() => set('status', failed ? undefined : 'failed')}
      >
        {t('filter.failed')}
      </button>
      <button
        type="button"
        className={styles.chip}
        aria-pressed={filters.unread === true}
        onClick={() => set('unread', filters.unread ? undefined : true)}
      >
        {t('filter.unread')}
      </button>
      {Object.keys(filters).length > 0 && (
        <button type="button" className={styles.clear} onClick={() => onFilters({})}>
          {t('filter.clear')}
        </button>
      )}
    </fieldset>
  );
};
