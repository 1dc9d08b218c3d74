import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressStep } from './address-step.tsx';
import { AppStep } from './app-step.tsx';
import { DeliveriesStep } from './deliveries-step.tsx';
import { NumbersStep } from './numbers-step.tsx';
import { ProofStep } from './proof-step.tsx';
import styles from './setup.module.css';
import { type Stand, stepsOf } from './steps.ts';
import { TokenStep } from './token-step.tsx';
import { useStand } from './use-stand.ts';
import { useTokenInHand } from './use-token-in-hand.ts';

/** From nothing to a green light, beside Meta's own pages. What is saved is the desk's: it can be gone on with any time. */
export const SetupPage = () => {
  const { t } = useTranslation();
  const { stand, unreadable, readAgain } = useStand();
  return (
    <section className={styles.page} aria-labelledby="setup">
      <div className={styles.column}>
        <h1 id="setup">{t('setup.title')}</h1>
        {unreadable && (
          <div className={styles.warning} role="alert">
            <p>{t('setup.error')}</p>
            <Button variant="default" onClick={readAgain}>
              {t('list.again')}
            </Button>
          </div>
        )}
        {stand === 'forbidden' ? (
          <p className={styles.why}>{t('setup.desk_only')}</p>
        ) : (
          stand && <Steps stand={stand} readAgain={readAgain} />
        )}
      </div>
    </section>
  );
};

const Steps = ({ stand, readAgain }: { readonly stand: Stand; readonly readAgain: () => void }) => {
  const { t } = useTranslation();
  const form = useId();
  const apps = stand.apps
    .filter(({ appId, secret }) => secret !== null && /^\d+$/.test(appId))
    .map(({ appId }) => appId);
  const [said, setApp] = useState<string | null>(null);
  const appId = said ?? apps.at(-1) ?? null;
  const hand = useTokenInHand(appId);
  const states = stepsOf(stand);
  return (
    <>
      <p className={styles.why}>{t('setup.lead')}</p>
      <ol className={styles.steps}>
        <AppStep stand={stand} state={states.app} onSaved={readAgain} />
        <TokenStep {...{ hand, form, apps, appId }} state={states.token} onApp={setApp} />
        <NumbersStep {...{ stand, hand, form, appId }} state={states.numbers} onSaved={readAgain} />
        <AddressStep stand={stand} state={states.address} onLook={readAgain} />
        <DeliveriesStep stand={stand} state={states.deliveries} />
        <ProofStep stand={stand} state={states.proof} />
      </ol>
    </>
  );
};
