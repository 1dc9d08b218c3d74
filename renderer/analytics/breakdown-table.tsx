import { useTranslation } from 'react-i18next';
import type { GroupRow } from '../../preload/contract/analytics.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './analytics.module.css';
import { COMPARED_NAMES, type Compared, groupName } from './compared.ts';

const COLUMNS = [
  { rate: 'sent', name: 'analytics.sent' },
  { rate: 'delivered', name: 'analytics.delivered' },
  { rate: 'read', name: 'analytics.read' },
  { rate: 'replied', name: 'analytics.replied' },
  { rate: 'failed', name: 'analytics.failed' },
] as const;

type BreakdownTableProps = { readonly by: Compared; readonly groups: readonly GroupRow[] };

/** Each group with its numbers; the shares are of what the funnel says. */
export const BreakdownTable = ({ by, groups }: BreakdownTableProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className={styles.table} data-figure={by}>
      <thead>
        <tr>
          <th scope="col">{t(COMPARED_NAMES[by])}</th>
          <th scope="col">{t('analytics.messages')}</th>
          {COLUMNS.map(({ rate, name }) => (
            <th key={rate} scope="col">
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.key} data-key={group.key}>
            <th scope="row">{groupName(t, by, group)}</th>
            <td>{format.number(group.messages)}</td>
            {COLUMNS.map(({ rate }) => {
              const { part, of } = group.rates[rate];
              return (
                <td key={rate}>
                  {format.number(part)}
                  <small>{of === 0 ? '–' : format.rate(part, of)}</small>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
