import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import { FacetSelect } from '../registrations/facet-select.tsx';
import pageStyles from '../registrations/page.module.css';
import { useFacets } from '../registrations/use-facets.ts';
import { withFilter } from '../registrations/with-filter.ts';
import { ChoiceSelect } from './choice-select.tsx';
import { FailureSelect } from './failure-select.tsx';
import styles from './history.module.css';
import { DIRECTION_NAMES, STATUS_CHOICES } from './history-names.ts';
import { useCampaignChoices, useTemplateChoices } from './use-choices.ts';

type FilterFieldsProps = {
  readonly filters: HistoryFilters;
  readonly onFilters: (filters: HistoryFilters, how?: 'replace') => void;
};

/** A field for each thing that the history can be narrowed by, but for the words. */
export const FilterFields = ({ filters, onFilters }: FilterFieldsProps) => {
  const { t } = useTranslation();
  const { data: facets } = useFacets();
  const templates = useTemplateChoices();
  const campaigns = useCampaignChoices();
  const set = <F extends keyof HistoryFilters>(name: F, value: HistoryFilters[F], how?: 'replace'): void =>
    onFilters(withFilter(filters, name, value), how);
  return (
    <fieldset className={pageStyles.filters} aria-label={t('filter.label')}>
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
      <ChoiceSelect
        label={t('history.direction')}
        choices={(['out', 'in'] as const).map((value) => ({ value, label: t(DIRECTION_NAMES[value]) }))}
        value={filters.direction}
        onChange={(direction) => set('direction', direction)}
      />
      <ChoiceSelect
        label={t('column.status')}
        choices={STATUS_CHOICES.map(({ value, name }) => ({ value, label: t(name) }))}
        value={filters.status}
        onChange={(status) => set('status', status)}
      />
      <FailureSelect value={filters.errorCode} onChange={(code) => set('errorCode', code)} />
      <ChoiceSelect
        label={t('history.template')}
        choices={templates}
        value={filters.template}
        onChange={(template) => set('template', template)}
      />
      <ChoiceSelect
        label={t('history.campaign')}
        choices={campaigns}
        value={filters.campaignId}
        onChange={(campaignId) => set('campaignId', campaignId)}
      />
      <div className={styles.days}>
        {(['from', 'to'] as const).map((end) => (
          <div key={end} className={styles.day}>
            <label htmlFor={`history-${end}`}>{t(end === 'from' ? 'history.from' : 'history.to')}</label>
            <TextInput
              id={`history-${end}`}
              type="date"
              max="9999-12-31"
              value={filters[end]?.slice(0, 10) ?? ''}
              onChange={({ currentTarget: { value } }) =>
                set(end, value || undefined, filters[end] === undefined ? undefined : 'replace')
              }
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
};
