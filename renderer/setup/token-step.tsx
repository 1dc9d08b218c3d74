import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../health/copy-text.tsx';
import { Choice } from './choice.tsx';
import styles from './setup.module.css';
import { Step } from './step.tsx';
import type { StepState } from './steps.ts';
import { TokenField } from './token-field.tsx';
import type { TokenInHand } from './use-token-in-hand.ts';

type TokenStepProps = {
  readonly state: StepState;
  readonly hand: TokenInHand;
  readonly form: string;
  /** Apps that a token can be of, and the one that is meant. */
  readonly apps: readonly string[];
  readonly appId: string | null;
  readonly onApp: (appId: string) => void;
};

/** With it Meta is told where to deliver, and messages are sent. */
export const TokenStep = ({ state, hand, form, apps, appId, onApp }: TokenStepProps) => {
  const { t } = useTranslation();
  const [another, setAnother] = useState(false);
  const isKept = state === 'done' && hand.token === '';
  return (
    <Step name="token" state={state}>
      {state === 'waiting' ? (
        <p className={styles.why}>{t('setup.token_waits')}</p>
      ) : isKept && !another ? (
        <>
          <p className={styles.kept}>{t('setup.token_kept')}</p>
          <Button variant="default" size="compact-xs" onClick={() => setAnother(true)}>
            {t('setup.token_more')}
          </Button>
        </>
      ) : (
        <>
          {state === 'wrong' && <p className={styles.bad}>{t('setup.token_wrong')}</p>}
          <p className={styles.why}>{t('setup.token_why')}</p>
          <ol className={styles.clicks}>
            <li>
              {t('setup.token_click_users')} <CopyText text="https://business.facebook.com/settings/system-users" />
            </li>
            <li>{t('setup.token_click_assets')}</li>
            <li>{t('setup.token_click_generate')}</li>
            <li>
              {t('setup.token_click_permissions')} <CopyText text="whatsapp_business_messaging" />{' '}
              <CopyText text="whatsapp_business_management" />
            </li>
            <li>{t('setup.token_click_copy')}</li>
          </ol>
          {apps.length > 1 && (
            <Choice
              label={t('setup.token_app')}
              value={appId ?? ''}
              options={apps.map((id) => ({ value: id, name: id }))}
              onChange={onApp}
            />
          )}
          {appId === null && <p className={styles.bad}>{t('setup.token_no_app')}</p>}
          <TokenField {...{ hand, form }} />
        </>
      )}
    </Step>
  );
};
