import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
import { useRegistrations } from './use-registrations.ts';

type RegistrationsPageProps = {
  readonly filters: RegistrationFilters;
  readonly onFilters: (filters: RegistrationFilters) => void;
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
};

export const RegistrationsPage = ({ filters, onFilters, open, onOpen }: RegistrationsPageProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useRegistrations(filters);
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const [importing, setImporting] = useState<{ readonly file: Blob | null } | null>(null);
  const opened = useMemo(() => list.rows.find(({ row }) => row.id === open), [list.rows, open]);

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
        </div>
        {!nobody && <FilterBar filters={filters} onFilters={onFilters} />}
        {list.total > 0 ? (
          <RegistrationTable list={list} open={open} onOpen={onOpen} dimmed={list.isPlaceholderData} />
        ) : (
          <ListState
            list={list}
            filtered={filtered}
            onClear={() => onFilters({})}
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
