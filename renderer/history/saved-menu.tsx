import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Bookmark, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import pageStyles from '../registrations/page.module.css';
import { queryOf } from './filter-fragment.ts';
import styles from './history.module.css';
import { SavedDialog } from './saved-dialog.tsx';
import { useSavedFilters } from './use-saved-filters.ts';

type SavedMenuProps = {
  readonly filters: HistoryFilters;
  readonly onFilters: (filters: HistoryFilters) => void;
};

/** Filters that the college keeps under a name: set with a click, saved from what is set now, renamed and removed. */
export const SavedMenu = ({ filters, onFilters }: SavedMenuProps) => {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure();
  const saved = useSavedFilters();
  const now = queryOf(filters);
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <button type="button" className={`${pageStyles.chip} ${styles.toggle}`}>
            <Bookmark size={14} aria-hidden />
            {t('history.saved')}
            <ChevronDown size={14} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {saved.list.isError && <Menu.Label>{t('history.saved_error')}</Menu.Label>}
          {saved.rows.map((row) => (
            <Menu.Item
              key={row.id}
              aria-current={queryOf(row.filters) === now}
              className={styles.item ?? ''}
              onClick={() => onFilters(row.filters)}
            >
              {row.name}
            </Menu.Item>
          ))}
          {saved.rows.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={open}>{t('history.saved_manage')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SavedDialog opened={opened} onClose={close} filters={filters} saved={saved} />
    </>
  );
};
