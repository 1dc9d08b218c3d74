import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../health/copy-text.tsx';
import { AppForm } from './app-form.tsx';
import styles from './setup.module.css';
import { Step } from './step.tsx';
import type { Stand, StepState } from './steps.ts';

type AppStepProps = { readonly stand: Stand; readonly state: StepState; readonly onSaved: () => void };

/** Meta signs with an app's secret, and is asked in its name. */
export const AppStep = ({ stand: { apps }, state, onSaved }: AppStepProps) => {
  const { t } = useTranslation();
  const [another, setAnother] = useState(false);
  const known = apps.filter(({ secret }) => secret !== null);
  const isOpen = state !== 'done' || another;
  return (
    <Step name="app" state={state}>
      {known.map(({ appId, secret }) => (
        <p key={appId} className={styles.kept}>
          {t(secret === 'environment' ? 'setup.app_set' : 'setup.app_kept', { id: appId })}
        </p>
      ))}
      {isOpen ? (
        <>
          <p className={styles.why}>{t('setup.app_why')}</p>
          <ol className={styles.clicks}>
            <li>
              {t('setup.app_click_open')} <CopyText text="https://developers.facebook.com/apps" />
            </li>
            <li>{t('setup.app_click_basic')}</li>
            <li>{t('setup.app_click_id')}</li>
            <li>{t('setup.app_click_secret')}</li>
          </ol>
          <AppForm
            appId={null}
            onSaved={() => {
              setAnother(false);
              onSaved();
            }}
            {...(another && { onClose: () => setAnother(false) })}
          />
        </>
      ) : (
        <Button variant="default" size="compact-xs" onClick={() => setAnother(true)}>
          {t('setup.app_more')}
        </Button>
      )}
    </Step>
  );
};
