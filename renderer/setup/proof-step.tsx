import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { CopyText } from '../health/copy-text.tsx';
import { numberName } from '../health/number-name.ts';
import { fragmentOf } from '../shell/route.ts';
import styles from './setup.module.css';
import { Step } from './step.tsx';
import type { Stand, StepState } from './steps.ts';

/** The whole way, proven by a message from a phone. */
export const ProofStep = ({ stand: { health }, state }: { readonly stand: Stand; readonly state: StepState }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { lastAt } = health.lights.delivery;
  return (
    <Step name="proof" state={state}>
      <div role="status">
        {state === 'done' && lastAt !== null && (
          <p className={styles.kept}>{t('setup.proof_done', { time: format.exact(lastAt) })}</p>
        )}
        {state === 'now' && health.unsignedAt !== null && (
          <p className={styles.caution}>{t('setup.proof_unsigned', { time: format.exact(health.unsignedAt) })}</p>
        )}
      </div>
      {state === 'waiting' && <p className={styles.why}>{t('setup.proof_waits')}</p>}
      {state === 'now' && (
        <>
          <p className={styles.why}>{t('setup.proof_why')}</p>
          {health.numbers.map(({ phoneNumberId }) => (
            <p key={phoneNumberId} className={styles.phone}>
              <CopyText text={numberName(phoneNumberId, health.numbers)} />
            </p>
          ))}
          <p className={styles.waiting}>
            <Loader size={12} aria-hidden /> {t('setup.proof_now')}
          </p>
        </>
      )}
      {state === 'done' && (
        <a className={styles.link} href={fragmentOf({ page: 'registrations', open: null })}>
          {t('setup.proof_open')}
        </a>
      )}
    </Step>
  );
};
