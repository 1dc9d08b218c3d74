import { useTranslation } from 'react-i18next';
import type { MessageRow } from '../../preload/contract/rows.ts';
import styles from './panel.module.css';
import { useThreadActions } from './thread-actions.ts';

/** What a message answers; a click leads there. */
export const Quote = ({ replyTo }: { readonly replyTo: NonNullable<MessageRow['replyTo']> }) => {
  const { t } = useTranslation();
  const { jump } = useThreadActions();
  if (replyTo.preview === null) return <blockquote className={styles.quote}>{t('panel.quoted')}</blockquote>;
  return (
    <blockquote className={styles.quote}>
      <button type="button" title={t('talk.jump')} onClick={() => jump(replyTo.wamid)}>
        {replyTo.preview || t('kind.other')}
      </button>
    </blockquote>
  );
};
