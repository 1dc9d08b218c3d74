import { useTranslation } from 'react-i18next';
import type { MessageRow } from '../../preload/contract/rows.ts';
import { Attached } from '../media/attached.tsx';
import { kindName } from '../messages/kind-names.ts';
import styles from './panel.module.css';

/** What a message says and shows. */
export const Words = ({ message }: { readonly message: MessageRow }) => {
  const { t } = useTranslation();
  if (message.revoked) return <p className={styles.gone}>{t('kind.revoked')}</p>;
  const { attachment, text, kind } = message;
  return (
    <>
      {attachment && <Attached message={message} attachment={attachment} />}
      {text ? <p className={styles.text}>{text}</p> : !attachment && <p className={styles.gone}>{t(kindName(kind))}</p>}
    </>
  );
};
