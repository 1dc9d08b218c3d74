import { useTranslation } from 'react-i18next';
import type { TokenAtMeta } from '../../preload/contract/callback.ts';
import { tokenTrouble } from '../../preload/contract/checks.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './at-meta.module.css';

type TokenWordsProps = { readonly token: TokenAtMeta | null; readonly now: number };

/** Whether the access token holds, how long, and what it lacks. */
export const TokenWords = ({ token, now }: TokenWordsProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  if (token === null) return t('callback.token_unknown');
  const time = token.expiresAt === null ? null : format.exact(token.expiresAt);
  const trouble = tokenTrouble(token, now);
  const saying = {
    invalid: () => t('callback.token_invalid'),
    expired: () => t('callback.token_since', { time }),
    lacking: () => t('callback.token_lacks', { missing: token.missing.join(', ') }),
    expiring: () => t('callback.token_soon', { time }),
  } as const;
  if (trouble !== null) return <strong className={styles.bad}>{saying[trouble]()}</strong>;
  return time === null ? t('callback.token_never') : t('callback.token_until', { time });
};
