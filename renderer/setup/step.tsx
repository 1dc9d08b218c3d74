import { Check, X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './setup.module.css';
import { STEPS, type StepName, type StepState } from './steps.ts';

const TITLES = {
  app: 'setup.app',
  token: 'setup.token',
  numbers: 'setup.numbers',
  address: 'setup.address',
  deliveries: 'setup.deliveries',
  proof: 'setup.proof',
} as const satisfies Record<StepName, string>;

const STATES = {
  done: 'setup.done',
  now: 'setup.now',
  waiting: 'setup.waiting',
  wrong: 'setup.wrong',
} as const satisfies Record<StepState, string>;

type StepProps = { readonly name: StepName; readonly state: StepState; readonly children: ReactNode };

/** One step: its place in the order, what it is, how it stands, and what is to be done. */
export const Step = ({ name, state, children }: StepProps) => {
  const { t } = useTranslation();
  const id = useId();
  return (
    <li className={styles.step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span className={styles.mark} aria-hidden>
        {state === 'done' ? (
          <Check size={14} strokeWidth={2.5} />
        ) : state === 'wrong' ? (
          <X size={14} strokeWidth={2.5} />
        ) : (
          STEPS.indexOf(name) + 1
        )}
      </span>
      <section aria-labelledby={id}>
        <h2 id={id}>
          {t(TITLES[name])}{' '}
          <small className={styles.state} data-state={state}>
            {t(STATES[state])}
          </small>
        </h2>
        {children}
      </section>
    </li>
  );
};
