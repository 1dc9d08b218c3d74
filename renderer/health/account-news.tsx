import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountNewsRow } from '../../preload/contract/account-news.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './account-news.module.css';
import { ACCOUNT_NAMES, eventSays, isWarning } from './account-words.ts';
import pageStyles from './health.module.css';

const OFTEN_MS = 30_000;
const SHOWN_AT_FIRST = 5;

/** What Meta's webhooks told of the accounts: alerts, billing, restrictions, limits. */
export const AccountNews = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const [all, setAll] = useState(false);
  const { data } = useQuery({
    queryKey: keys.accountNews(collegeId),
    queryFn: ({ signal }) => ask('health.news', {}, { signal }),
    enabled: collegeId !== null,
    refetchInterval: OFTEN_MS,
  });
  const rows = data?.rows ?? [];
  if (rows.length === 0) return null;
  const isOneAccount = new Set(rows.map(({ wabaId }) => wabaId)).size === 1;
  return (
    <section aria-labelledby="account-news">
      <h2 id="account-news">{t('account.title')}</h2>
      <p className={pageStyles.why}>{t('account.why')}</p>
      <ul className={styles.news}>
        {(all ? rows : rows.slice(0, SHOWN_AT_FIRST)).map((row) => (
          <NewsLine key={JSON.stringify(row)} row={row} isOneAccount={isOneAccount} />
        ))}
      </ul>
      {!all && rows.length > SHOWN_AT_FIRST && (
        <Button variant="default" onClick={() => setAll(true)}>
          {t('account.more', { shown: format.number(rows.length) })}
        </Button>
      )}
    </section>
  );
};

type NewsLineProps = { readonly row: AccountNewsRow; readonly isOneAccount: boolean };

const NewsLine = ({ row, isOneAccount }: NewsLineProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { wabaId, field, event, words, at } = row;
  const says = eventSays(row);
  const Sign = isWarning(row) ? TriangleAlert : Info;
  return (
    <li data-warning={isWarning(row)}>
      <Sign size={15} role="img" aria-label={t(isWarning(row) ? 'account.warning' : 'account.notice')} />
      <div>
        <p>
          <b>{t(ACCOUNT_NAMES[field])}</b> {says && t(says)}
        </p>
        <p className={styles.words} lang="en">
          {event !== null && <code>{event}</code>} {words}
        </p>
      </div>
      <p className={styles.when}>
        <time dateTime={at}>{format.exact(at)}</time>
        {!isOneAccount && <span>{t('account.of', { id: wabaId })}</span>}
      </p>
    </li>
  );
};
