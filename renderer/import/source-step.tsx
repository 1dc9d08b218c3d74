import { Button, FileButton, Textarea } from '@mantine/core';
import { CircleAlert, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './import.module.css';
import type { TableRefusal, TableRefusalReason } from './table.ts';

const REASONS = {
  empty: 'refusal.empty',
  no_header: 'refusal.no_header',
  no_rows: 'refusal.no_rows',
  spreadsheet: 'refusal.spreadsheet',
  web_page: 'refusal.web_page',
  binary: 'refusal.binary',
  unknown_encoding: 'refusal.unknown_encoding',
  broken_quotes: 'refusal.broken_quotes',
  too_large: 'refusal.too_large',
  too_wide: 'refusal.too_wide',
  unreadable: 'refusal.unreadable',
} as const satisfies Record<TableRefusalReason, string>;

type SourceStepProps = { readonly refusal: TableRefusal | null; readonly onRead: (file: Blob) => void };

/** Where the list comes from: a file, dropped or chosen, or pasted cells. */
export const SourceStep = ({ refusal, onRead }: SourceStepProps) => {
  const { t } = useTranslation();
  const [pasted, setPasted] = useState('');
  return (
    <div className={styles.step}>
      {refusal && (
        <p className={styles.refusal} role="alert">
          <CircleAlert size={16} aria-hidden />
          <span>
            {t(REASONS[refusal.reason])}
            {refusal.line !== null && ` ${t('refusal.line', { line: refusal.line })}`}
          </span>
        </p>
      )}
      <div className={styles.zone}>
        <FileUp size={24} strokeWidth={1.5} aria-hidden />
        <p>{t('import.drop_here')}</p>
        <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={(file) => file && onRead(file)}>
          {(props) => (
            <Button {...props} data-autofocus>
              {t('import.choose')}
            </Button>
          )}
        </FileButton>
      </div>
      <Textarea
        label={t('import.paste')}
        placeholder={t('import.paste_example')}
        rows={4}
        size="xs"
        spellCheck={false}
        value={pasted}
        onChange={({ currentTarget }) => setPasted(currentTarget.value)}
      />
      <div className={styles.actions}>
        <span className={styles.hint}>{t('import.repeatable')}</span>
        <Button variant="default" disabled={pasted.trim() === ''} onClick={() => onRead(new Blob([pasted]))}>
          {t('import.continue')}
        </Button>
      </div>
    </div>
  );
};
