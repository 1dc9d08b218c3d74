import { useTranslation } from 'react-i18next';
import { fragmentOf } from '../shell/route.ts';
import styles from './setup.module.css';
import { stepsOf } from './steps.ts';
import { useStand } from './use-stand.ts';

/** Where to begin, as long as this desk looks after no number; only for who may set it up. */
export const SetupHint = () => {
  const { t } = useTranslation();
  const { stand } = useStand();
  if (stand === undefined || stand === 'forbidden' || stepsOf(stand).numbers === 'done') return null;
  return (
    <p>
      {t('setup.open_why')}{' '}
      <a className={styles.link} href={fragmentOf({ page: 'setup' })}>
        {t('setup.open')}
      </a>
    </p>
  );
};
