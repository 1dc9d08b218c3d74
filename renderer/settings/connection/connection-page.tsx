import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TunnelChoice } from '../../setup/tunnel-choice.tsx';
import { useStand } from '../../setup/use-stand.ts';
import { fragmentOf } from '../../shell/route.ts';
import settingsStyles from '../settings.module.css';
import { AppsList } from './apps-list.tsx';
import { CollegesList } from './colleges-list.tsx';
import styles from './connection.module.css';
import { DeskTokens } from './desk-tokens.tsx';
import { NumbersList } from './numbers-list.tsx';
import { ToldSettings } from './told-settings.tsx';

/** How the desk is joined to Meta and who may open it. Only for the whole desk. */
export const ConnectionPage = () => {
  const { t } = useTranslation();
  const { stand, unreadable, readAgain } = useStand();
  return (
    <section className={settingsStyles.page} aria-labelledby="connection">
      <div className={settingsStyles.column}>
        <nav className={styles.trail} aria-label={t('connect.trail')}>
          <a href={fragmentOf({ page: 'settings' })}>{t('nav.settings')}</a>
          <span aria-hidden>›</span>
          <h1 id="connection">{t('connect.title')}</h1>
        </nav>
        {unreadable && (
          <div className={settingsStyles.warning} role="alert">
            <p>{t('connect.error')}</p>
            <Button variant="default" onClick={readAgain}>
              {t('list.again')}
            </Button>
          </div>
        )}
        {stand === 'forbidden' && <p className={settingsStyles.why}>{t('setup.desk_only')}</p>}
        {stand && stand !== 'forbidden' && (
          <>
            <p className={settingsStyles.why}>
              {t('connect.why')} <a href={fragmentOf({ page: 'setup' })}>{t('setup.open')}</a>
            </p>
            <CollegesList onSaved={readAgain} />
            <NumbersList stand={stand} onSaved={readAgain} />
            <AppsList apps={stand.apps} onSaved={readAgain} />
            <section className={styles.part} aria-labelledby="connection-tunnel">
              <h2 id="connection-tunnel">{t('setup.address')}</h2>
              <TunnelChoice tunnel={stand.health.lights.tunnel} />
            </section>
            <ToldSettings health={stand.health} />
            <DeskTokens />
          </>
        )}
      </div>
    </section>
  );
};
