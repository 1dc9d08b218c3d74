import { Box, Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { csvBlob, saveFile } from '../files/save-file.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './import.module.css';
import { rejectedCsv } from './rejected-csv.ts';
import { REJECTIONS } from './rejection-names.ts';
import type { SendEnd } from './send-rows.ts';
import type { Table } from './table.ts';

type OutcomeStepProps = {
  readonly table: Table;
  readonly end: SendEnd;
  readonly onResume: () => void;
  readonly onClose: () => void;
};

const SHOWN = 200;

const TITLES = { done: 'import.done', stopped: 'import.stopped', failed: 'import.failed' } as const satisfies Record<
  SendEnd['state'],
  string
>;

/** What became of the rows; each rejected one with its reason, to be corrected and brought again. */
export const OutcomeStep = ({ table, end, onResume, onClose }: OutcomeStepProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { added, updated, unchanged, rejected } = end.outcome;
  const counts = [
    [t('import.added'), added],
    [t('import.updated'), updated],
    [t('import.unchanged'), unchanged],
    [t('import.rejected'), rejected.length],
  ] as const;
  const download = (): void =>
    saveFile(
      t('import.rejected_file'),
      csvBlob(
        rejectedCsv(table, rejected, { row: t('import.row'), reason: t('import.reason') }, (why) => t(REJECTIONS[why])),
      ),
    );
  return (
    <div className={styles.step}>
      <p className={styles.lead} role="status">
        {t(TITLES[end.state], { done: format.number(end.done), total: format.number(end.total) })}
      </p>
      <dl className={styles.counts}>
        {counts.map(([name, count]) => (
          <div key={name}>
            <dd>{format.number(count)}</dd>
            <dt>{name}</dt>
          </div>
        ))}
      </dl>
      {rejected.length > 0 && (
        // Focusable, so that the arrow keys scroll it.
        <Box component="section" className={styles.rejected} tabIndex={0} aria-label={t('import.rejected')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('import.row')}</th>
                <th scope="col">{t('import.reason')}</th>
                <th scope="col">{t('import.cells')}</th>
              </tr>
            </thead>
            <tbody>
              {rejected.slice(0, SHOWN).map(({ row, reason }) => (
                <tr key={row}>
                  <td>{table.lines[row] ?? row + 1}</td>
                  <td>{t(REJECTIONS[reason])}</td>
                  <td>{table.rows[row]?.filter((cell) => cell !== '').join(' · ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {rejected.length > SHOWN && (
            <p>
              {t('import.more_rejected', {
                count: rejected.length - SHOWN,
                shown: format.number(rejected.length - SHOWN),
              })}
            </p>
          )}
        </Box>
      )}
      <div className={styles.actions}>
        {rejected.length > 0 && (
          <Button variant="default" leftSection={<Download size={14} aria-hidden />} onClick={download}>
            {t('import.download')}
          </Button>
        )}
        <span className={styles.hint} />
        {end.state !== 'done' && (
          <Button variant="default" onClick={onResume}>
            {t('import.resume')}
          </Button>
        )}
        <Button onClick={onClose}>{t('import.finish')}</Button>
      </div>
    </div>
  );
};
