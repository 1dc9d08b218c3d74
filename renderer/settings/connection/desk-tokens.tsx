import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFeed } from '../../connection/use-feed.ts';
import { keys } from '../../desk/keys.ts';
import { useAsk } from '../../desk/use-ask.ts';
import { useFormat } from '../../format/use-format.ts';
import { useColleges } from '../../setup/use-colleges.ts';
import styles from './connection.module.css';
import { MakeToken } from './make-token.tsx';
import { RevokeButton } from './revoke-button.tsx';

/** Tokens that open one college each: who has one, a new one, and the end of one. */
export const DeskTokens = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const colleges = useColleges();
  const queryKey = keys.tokens(collegeId);
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask('tokens.list', {}, { signal }),
    enabled: collegeId !== null,
    staleTime: 0,
  });
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey });
  const revoke = useMutation({
    networkMode: 'always',
    mutationFn: (id: string) => ask('tokens.revoke', { id }),
    onSettled: again,
  });
  const rows = list.data?.rows ?? [];
  const nameOf = (id: string): string => colleges.find((college) => college.id === id)?.name ?? id;
  return (
    <section className={styles.part} aria-labelledby="connection-tokens">
      <h2 id="connection-tokens">{t('connect.tokens')}</h2>
      <p className={styles.none}>{t('connect.tokens_why')}</p>
      {list.isError && <p role="alert">{t('list.error')}</p>}
      {list.data && rows.length === 0 && <p className={styles.none}>{t('connect.tokens_none')}</p>}
      <ul className={styles.lines} aria-label={t('connect.tokens')}>
        {rows.map((row) => (
          <li key={row.id}>
            <div className={styles.line}>
              <p>
                <b>{row.label}</b>
                <small>
                  {nameOf(row.collegeId)} · {t('connect.token_made', { time: format.exact(row.createdAt) })}
                </small>
              </p>
              <RevokeButton
                name={row.label}
                busy={revoke.isPending && revoke.variables === row.id}
                onRevoke={() => revoke.mutate(row.id)}
              />
            </div>
          </li>
        ))}
      </ul>
      {revoke.isError && <p role="alert">{t('connect.not_revoked')}</p>}
      <MakeToken onMade={again} />
    </section>
  );
};
