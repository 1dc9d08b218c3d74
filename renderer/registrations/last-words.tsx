import { useTranslation } from 'react-i18next';
import { failureOf } from '../../preload/contract/failures.ts';
import type { LastMessage } from '../../preload/contract/rows.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { kindName } from '../messages/kind-names.ts';
import styles from './table.module.css';

/** The beginning of the last message; what went wrong comes before what it said. */
export const LastWords = ({ message }: { readonly message: LastMessage | null }) => {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (!message) return null;
  const words = message.preview || t(kindName(message.kind));
  if (message.status !== 'failed' || !message.error) return <span title={words}>{words}</span>;
  const { what } = failureOf(message.error.code)[language];
  return (
    <span title={`${what} ${words}`}>
      <strong className={styles.reason}>{what}</strong> {words}
    </span>
  );
};
