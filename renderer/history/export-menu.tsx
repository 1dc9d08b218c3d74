import { Menu } from '@mantine/core';
import { ChevronDown, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import type { useExport } from '../files/use-export.ts';
import { useFormat } from '../format/use-format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import pageStyles from '../registrations/page.module.css';
import styles from './history.module.css';

type ExportMenuProps = {
  readonly exports: ReturnType<typeof useExport>;
  readonly filters: HistoryFilters;
  /** There is nothing to export. */
  readonly disabled: boolean;
};

/** What the list shows, all of it, as a file; and the files of today, which can be had again. */
export const ExportMenu = ({ exports, filters, disabled }: ExportMenuProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useLanguage();
  const made = exports.rows.filter(({ state }) => state === 'done');
  const begin = (kind: 'csv' | 'xlsx'): void => exports.start.mutate({ format: kind, filters, language });
  return (
    <Menu position="bottom-end" width={320} classNames={{ itemLabel: styles.file ?? '' }}>
      <Menu.Target>
        <button type="button" className={`${pageStyles.chip} ${styles.toggle}`}>
          <Download size={14} aria-hidden />
          {t('history.export')}
          <ChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={disabled} onClick={() => begin('xlsx')}>
          {t('history.export_xlsx')}
        </Menu.Item>
        <Menu.Item disabled={disabled} onClick={() => begin('csv')}>
          {t('history.export_csv')}
        </Menu.Item>
        {made.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('history.exported')}</Menu.Label>
          </>
        )}
        {made.map(({ id, name, at }) => (
          <Menu.Item key={id} onClick={() => exports.save.mutate(id)} rightSection={<small>{format.time(at)}</small>}>
            <span title={name}>{name}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
