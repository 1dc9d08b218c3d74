import { useTranslation } from 'react-i18next';
import type { Health } from '../../preload/contract/health.ts';
import { useFormat } from '../format/use-format.ts';
import { CopyText } from './copy-text.tsx';
import styles from './health.module.css';
import { STRAY_WORDS } from './stray-words.ts';

/** The counts behind the lights. */
export const HealthFacts = ({ health }: { readonly health: Health }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { verifyToken } = health;
  const facts = [
    [t('health.deliveries'), format.number(health.deliveries)],
    [t('health.unsigned'), format.number(health.unsigned)],
    [t('health.unmatched'), format.number(health.unmatched)],
    [t('health.version'), `${health.version} · ${t('health.schema', { schema: health.schema })}`],
  ] as const;
  return (
    <>
      <dl className={styles.facts}>
        {verifyToken && (
          <div>
            <dt>{t('health.verify_token')}</dt>
            <dd>{verifyToken.value === null ? t('health.verify_token_set') : <CopyText text={verifyToken.value} />}</dd>
          </div>
        )}
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {health.strays.length > 0 && (
        <>
          <h2>{t('health.strays')}</h2>
          <p className={styles.why}>{t('health.strays_why')}</p>
          <dl className={styles.facts}>
            {health.strays.map(({ reason, count }) => (
              <div key={reason}>
                <dt>{t(STRAY_WORDS[reason])}</dt>
                <dd>{format.number(count)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
};
