import { useTranslation } from 'react-i18next';
import { NEEDED_FIELDS } from '../../preload/contract/callback.ts';
import type { Health } from '../../preload/contract/health.ts';
import styles from './at-meta.module.css';
import { CopyText } from './copy-text.tsx';

type ByHandProps = {
  readonly health: Health;
  /** The fields that lack; none: nobody could be asked, and all are told. */
  readonly missing: readonly string[];
};

/** The clicks in Meta's app dashboard that set what cannot be set from here (docs/meta-setup.md). */
export const ByHand = ({ health: { lights, verifyToken }, missing }: ByHandProps) => {
  const { t } = useTranslation();
  const { callback } = lights.tunnel;
  const fields = missing.length > 0 ? missing : NEEDED_FIELDS;
  return (
    <div className={styles.hand}>
      <h4>{t('callback.hand_title')}</h4>
      <ol>
        <li>{t('callback.hand_open')}</li>
        <li>
          {t('callback.hand_url')} {callback === null ? t('callback.hand_no_url') : <CopyText text={callback} />}
        </li>
        <li>
          {t('callback.hand_token')}{' '}
          {verifyToken?.value ? <CopyText text={verifyToken.value} /> : t('callback.hand_token_set')}
        </li>
        <li>{t('callback.hand_save')}</li>
        <li>
          {t('callback.hand_fields')}
          <ul>
            {fields.map((field) => (
              <li key={field}>
                <CopyText text={field} />
              </li>
            ))}
          </ul>
        </li>
      </ol>
    </div>
  );
};
