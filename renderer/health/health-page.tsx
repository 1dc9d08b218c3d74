import { Box, Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HealthWarning } from '../../preload/contract/health.ts';
import { SendingHealth } from '../sending/sending-health.tsx';
import { fragmentOf } from '../shell/route.ts';
import { AccountNews } from './account-news.tsx';
import { AtMeta } from './at-meta.tsx';
import { CheckList } from './check-list.tsx';
import styles from './health.module.css';
import { HealthFacts } from './health-facts.tsx';
import { LightList } from './light-list.tsx';
import { SupportReport } from './support-report.tsx';
import { Unheard } from './unheard.tsx';
import { UnknownNumbers } from './unknown-numbers.tsx';
import { useHealth } from './use-health.ts';

const WARNINGS = {
  no_app_secret: 'health.no_app_secret',
  unsigned_allowed: 'health.unsigned_allowed',
  damaged_database: 'health.damaged_database',
  disk_full: 'health.disk_full',
  cannot_write: 'health.cannot_write',
  quarantined_deliveries: 'health.quarantined_deliveries',
  clock_wrong: 'health.clock_wrong',
} as const satisfies Record<HealthWarning, string>;

/** How the desk stands: lights, set-up, what Meta says, and what has come in. By keyboard it scrolls, whatever it holds. */
export const HealthPage = () => {
  const { t } = useTranslation();
  const { data: health, isError, refetch } = useHealth();
  return (
    <Box component="section" className={styles.page ?? ''} aria-labelledby="health" tabIndex={0}>
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
            <LightList health={health} onLook={refetch} />
            <CheckList health={health} />
            {health.verifyToken !== null && (
              <p className={styles.setup}>
                <a href={fragmentOf({ page: 'setup' })}>{t('setup.open')}</a>
              </p>
            )}
            <AtMeta health={health} onLook={refetch} />
            <UnknownNumbers numbers={health.unknownNumbers} onLook={refetch} />
            <AccountNews />
            <SendingHealth />
            <Unheard />
            <HealthFacts health={health} />
            {health.verifyToken !== null && (
              <p className={styles.why}>
                <a href={fragmentOf({ page: 'deliveries', open: null, search: '', strays: false })}>
                  {t('health.raw')}
                </a>
              </p>
            )}
            {health.verifyToken !== null && <SupportReport />}
          </>
        )}
      </div>
    </Box>
  );
};
