import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Audience } from '../../preload/contract/asks/campaigns.ts';
import type { RegistrationFilters } from '../../preload/contract/asks/registrations.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { DropAnywhere } from '../files/drop-anywhere.tsx';
import { useFormat } from '../format/use-format.ts';
import { ImportDialog } from '../import/import-dialog.tsx';
import { WhatsAppPanel } from '../panel/whatsapp-panel.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ListState } from './list-state.tsx';
import styles from './page.module.css';
import { RegistrationTable } from './registration-table.tsx';
import { audienceOf, countOf, isChosen, NOBODY, type Selection } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useRegistrations } from './use-registrations.ts';

type RegistrationsPageProps = {
  readonly filters: RegistrationFilters;
  readonly onFilters: (filters: RegistrationFilters) => void;
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
  /** A template is to be sent to these. `example`: one of them. */
  readonly onSend: (audience: Audience, example: string | null) => void;
};

export const RegistrationsPage = ({ filters, onFilters, open, onOpen, onSend }: RegistrationsPageProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useRegistrations(filters);
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const [importing, setImporting] = useState<{ readonly file: Blob | null } | null>(null);
  const opened = useMemo(() => list.rows.find(({ row }) => row.id === open), [list.rows, open]);

  const [selection, setSelection] = useState<Selection>(NOBODY);
  // All that matched before are not all that match now; single ticks stay, whatever is searched for next.
  const filter = (next: RegistrationFilters): void => {
    if (selection.kind === 'all') setSelection(NOBODY);
    onFilters(next);
  };
  const send = (): void => {
    const example = list.rows.find(({ row }) => isChosen(selection, row.id));
    onSend(audienceOf(selection, filters), example?.row.id ?? null);
  };

  const filtered = Object.keys(filters).length > 0;
  const nobody = list.data !== undefined && list.total === 0 && !filtered && !list.isPlaceholderData;

  const imported = (): void => {
    void queries.invalidateQueries({ queryKey: keys.lists(collegeId) });
    void queries.invalidateQueries({ queryKey: keys.facets(collegeId) });
  };
  return (
    <div className={styles.split}>
      <section className={styles.page} aria-labelledby="registrations">
        <div className={styles.head}>
          <h1 id="registrations">{t('nav.registrations')}</h1>
          {countOf(selection, list.total) > 0 ? (
            <SelectionBar selection={selection} total={list.total} onSelect={setSelection} onSend={send} />
          ) : (
            <>
              <span className={styles.count} role="status">
                {list.data && !nobody && t('list.count', { count: list.total, shown: format.number(list.total) })}
              </span>
              <Button
                className={styles.import ?? ''}
                variant="default"
                leftSection={<Upload size={14} aria-hidden />}
                onClick={() => setImporting({ file: null })}
              >
                {t('import.open')}
              </Button>
            </>
          )}
        </div>
        {!nobody && <FilterBar filters={filters} onFilters={filter} />}
        {list.total > 0 ? (
          <RegistrationTable
            list={list}
            open={open}
            onOpen={onOpen}
            selection={selection}
            onSelect={setSelection}
            dimmed={list.isPlaceholderData}
          />
        ) : (
          <ListState
            list={list}
            filtered={filtered}
            onClear={() => filter({})}
            onImport={() => setImporting({ file: null })}
          />
        )}
      </section>
      {open !== null && <WhatsAppPanel key={open} id={open} listed={opened} onClose={() => onOpen(null)} />}
      {importing === null && open === null && (
        <DropAnywhere words={t('import.drop')} onFile={(file) => setImporting({ file })} />
      )}
      {importing && <ImportDialog file={importing.file} onImported={imported} onClose={() => setImporting(null)} />}
    </div>
  );
};
