import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HealthWarning } from '../../preload/contract/health.ts';
import { useFormat } from '../format/use-format.ts';
import { SendingHealth } from '../sending/sending-health.tsx';
import styles from './health.module.css';
import { HealthFacts } from './health-facts.tsx';
import { lightsOf } from './light-words.ts';
import { TunnelNote } from './tunnel-note.tsx';
import { useHealth } from './use-health.ts';

const WARNINGS = {
  no_app_secret: 'health.no_app_secret',
  unsigned_allowed: 'health.unsigned_allowed',
  damaged_database: 'health.damaged_database',
  quarantined_deliveries: 'health.quarantined_deliveries',
  clock_wrong: 'health.clock_wrong',
} as const satisfies Record<HealthWarning, string>;

/** How the desk stands: three lights in words, what needs attention, and what has come in. */
export const HealthPage = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: health, isError, refetch } = useHealth();
  return (
    <section className={styles.page} aria-labelledby="health">
      <div className={styles.column}>
        <h1 id="health">{t('nav.health')}</h1>
        {isError && !health && (
          <div className={styles.warning} role="alert">
            <p>{t('health.error')}</p>
            <Button variant="default" onClick={() => refetch()}>
              {t('list.again')}
            </Button>
          </div>
        )}
        {health?.warnings.map((warning) => (
          <div key={warning} className={styles.warning} role="alert">
            <TriangleAlert size={16} aria-hidden />
            <p>{t(WARNINGS[warning])}</p>
          </div>
        ))}
        {health && (
          <>
            <dl className={styles.lights}>
              {lightsOf(health).map(({ name, state, says }) => (
                <div key={name}>
                  <dt>
                    <span className={styles.light} data-state={state} />
                    {t(name)}
                  </dt>
                  <dd>
                    {t(says)}
                    {name === 'health.tunnel' && <TunnelNote tunnel={health.lights.tunnel} onLook={refetch} />}
                    {name === 'health.delivery' && health.lights.delivery.lastAt !== null && (
                      <time dateTime={health.lights.delivery.lastAt}>
                        {format.exact(health.lights.delivery.lastAt)}
                      </time>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
            <SendingHealth />
            <HealthFacts health={health} />
          </>
        )}
      </div>
    </section>
  );
};
