import { SlidersHorizontal } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import { useExport } from '../files/use-export.ts';
import { useFormat } from '../format/use-format.ts';
import { MessagePanel } from '../message/message-panel.tsx';
import pageStyles from '../registrations/page.module.css';
import { complaintOf } from './complaint.ts';
import { ExportBar } from './export-bar.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FilterChips } from './filter-chips.tsx';
import { FilterFields } from './filter-fields.tsx';
import styles from './history.module.css';
import { HistoryState } from './history-state.tsx';
import { HistoryTable } from './history-table.tsx';
import { SavedMenu } from './saved-menu.tsx';
import { totalOf } from './total-of.ts';
import { useHistory } from './use-history.ts';

type HistoryPageProps = {
  readonly filters: HistoryFilters;
  readonly onFilters: (filters: HistoryFilters, how?: 'replace') => void;
  /** The message beside the list. */
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
};

/** Every message of the college, in and out, newest first: searched, narrowed, and each with all that happened to it. */
export const HistoryPage = ({ filters, onFilters, open, onOpen }: HistoryPageProps) => {
  const { t } = useTranslation();
  const [narrowing, setNarrowing] = useState(false);
  const [atTop, setAtTop] = useState(true);
  const complaint = complaintOf(filters);
  const list = useHistory(filters, complaint === null, atTop);
  const exports = useExport('all');
  const opened = useMemo(() => list.rows.find(({ id }) => id === open), [list.rows, open]);
  const shown = complaint === null && list.rows.length > 0;
  return (
    <div className={pageStyles.split}>
      <section className={`${pageStyles.page} ${styles.section}`} aria-labelledby="history">
        <div className={pageStyles.head}>
          <h1 id="history">{t('nav.history')}</h1>
          <span className={pageStyles.count} role="status">
            {shown && <Count list={list} />}
          </span>
          <div className={styles.acts}>
            <button
              type="button"
              className={`${pageStyles.chip} ${styles.toggle}`}
              aria-expanded={narrowing}
              aria-controls="history-filters"
              onClick={() => setNarrowing(!narrowing)}
            >
              <SlidersHorizontal size={14} aria-hidden />
              {t('filter.label')}
            </button>
            <SavedMenu filters={filters} onFilters={onFilters} />
            <ExportMenu exports={exports} filters={filters} disabled={!shown} />
          </div>
        </div>
        <div id="history-filters" hidden={!narrowing}>
          {narrowing && <FilterFields filters={filters} onFilters={onFilters} />}
        </div>
        <FilterChips filters={filters} onFilters={onFilters} />
        <ExportBar exports={exports} />
        {shown ? (
          <HistoryTable list={list} open={open} onOpen={onOpen} atTop={atTop} onAtTop={setAtTop} />
        ) : (
          <HistoryState list={list} complaint={complaint} filters={filters} onFilters={onFilters} />
        )}
      </section>
      {open !== null && <MessagePanel key={open} id={open} listed={opened} onClose={() => onOpen(null)} />}
    </div>
  );
};

/** How many there are, as far as was counted, and how many cannot be found by their words yet. */
const Count = ({ list }: { readonly list: ReturnType<typeof useHistory> }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const first = list.data?.pages[0];
  if (!first) return null;
  const { count, isExact } = totalOf(first, list.above + list.rows.length, list.hasNextPage);
  const shown = format.number(count);
  return (
    <>
      {isExact ? t('history.count', { count, shown }) : t('history.more_than', { shown })}
      {first.unindexed > 0 && (
        <span className={styles.unindexed} title={t('history.unindexed_why')}>
          {t('history.unindexed', { count: first.unindexed, shown: format.number(first.unindexed) })}
        </span>
      )}
    </>
  );
};
