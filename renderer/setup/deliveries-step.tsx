import { useTranslation } from 'react-i18next';
import { ByHand } from '../health/by-hand.tsx';
import { appSays, isByHand, numberSays } from '../health/callback-words.ts';
import { STATE_NAMES } from '../health/check-words.ts';
import { numberName } from '../health/number-name.ts';
import { StateMark } from '../health/state-mark.tsx';
import { fragmentOf } from '../shell/route.ts';
import styles from './setup.module.css';
import { Step } from './step.tsx';
import type { Stand, StepState } from './steps.ts';

/** Whether Meta delivers here, read back from Meta; and what a person has to enter there. */
export const DeliveriesStep = ({ stand: { health }, state }: { readonly stand: Stand; readonly state: StepState }) => {
  const { t } = useTranslation();
  const { numbers, apps } = health;
  const isElsewhere = [...numbers, ...apps].some(({ why }) => why === 'foreign' || why === 'taken');
  const byHand = apps.find(({ why }) => isByHand(why));
  const isByHandHere = byHand !== undefined || numbers.some(({ why }) => why === 'by_hand');
  return (
    <Step name="deliveries" state={state}>
      {state === 'waiting' ? (
        <p className={styles.why}>{t('setup.deliveries_wait')}</p>
      ) : (
        <>
          <ul className={styles.marks}>
            {numbers.map((number) => (
              <li key={number.phoneNumberId}>
                <StateMark state={number.state} label={t(STATE_NAMES[number.state])} />
                <span>
                  <b>{numberName(number.phoneNumberId, numbers)}</b> {t(numberSays(number))}
                </span>
              </li>
            ))}
            {apps.map((app) => (
              <li key={app.appId}>
                <StateMark state={app.state} label={t(STATE_NAMES[app.state])} />
                <span>
                  <b>{t('check.app', { id: app.appId })}</b> {t(appSays(app))}
                </span>
              </li>
            ))}
          </ul>
          {isElsewhere && <p className={styles.caution}>{t('setup.deliveries_foreign')}</p>}
          {isByHandHere && (
            <>
              <h3>{t('setup.by_hand')}</h3>
              <ByHand health={health} missing={byHand?.missing ?? []} />
            </>
          )}
          <p>
            <a className={styles.link} href={fragmentOf({ page: 'health' })}>
              {t('setup.deliveries_more')}
            </a>
          </p>
        </>
      )}
    </Step>
  );
};
