import { Checkbox } from '@mantine/core';
import { BellOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './table.module.css';

/** The columns in their order; `name` is what the style sheet knows them by. */
export const COLUMNS = [
  { name: 'select', title: 'selection.page' },
  { name: 'name', title: 'column.name' },
  { name: 'phone', title: 'column.phone' },
  { name: 'course', title: 'column.course' },
  { name: 'batch', title: 'column.batch' },
  { name: 'message', title: 'column.message' },
  { name: 'tick', title: 'column.status' },
  { name: 'unread', title: 'column.unread' },
  { name: 'window', title: 'column.window', why: 'column.window_why' },
  { name: 'opted', title: 'column.opted_out', Icon: BellOff },
] as const;

type TableHeaderProps = {
  /** Of all that match. */
  readonly chosen: 'all' | 'some' | 'none';
  readonly onChoose: (all: boolean) => void;
};

export const TableHeader = ({ chosen, onChoose }: TableHeaderProps) => {
  const { t } = useTranslation();
  return (
    <thead>
      <tr className={styles.header} aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <th
            key={column.name}
            scope="col"
            data-col={column.name}
            title={t('why' in column ? column.why : column.title)}
          >
            {column.name === 'select' ? (
              <Checkbox
                size="xs"
                aria-label={t(column.title)}
                checked={chosen === 'all'}
                indeterminate={chosen === 'some'}
                onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
              />
            ) : 'Icon' in column ? (
              <column.Icon size={13} role="img" aria-label={t(column.title)} />
            ) : (
              t(column.title)
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
};
