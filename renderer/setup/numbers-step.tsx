import { useTranslation } from 'react-i18next';
import { shownPhone } from '../health/number-name.ts';
import { NumbersForm } from './numbers-form.tsx';
import styles from './setup.module.css';
import { Step } from './step.tsx';
import type { Stand, StepState } from './steps.ts';
import { useColleges } from './use-colleges.ts';
import type { TokenInHand } from './use-token-in-hand.ts';

type NumbersStepProps = {
  readonly stand: Stand;
  readonly state: StepState;
  readonly hand: TokenInHand;
  readonly form: string;
  readonly appId: string | null;
  readonly onSaved: () => void;
};

/** The numbers that this desk looks after, each of a college. */
export const NumbersStep = ({ stand, state, hand, form, appId, onSaved }: NumbersStepProps) => {
  const { t } = useTranslation();
  const { sight, isGood } = hand;
  const isOpen = isGood && appId !== null && sight.told !== null;
  return (
    <Step name="numbers" state={isOpen ? 'now' : state}>
      <Kept stand={stand} />
      {isOpen && sight.told ? (
        <>
          <p className={styles.why}>{t('setup.numbers_why')}</p>
          <NumbersForm id={form} accounts={sight.told.accounts} {...{ appId, hand, onSaved }} />
        </>
      ) : (
        state !== 'done' && <p className={styles.why}>{t('setup.numbers_wait')}</p>
      )}
    </Step>
  );
};

const Kept = ({ stand: { numbers, health } }: { readonly stand: Stand }) => {
  const { t } = useTranslation();
  const colleges = useColleges();
  const seen = new Map(numbers.map(({ phoneNumberId, collegeId }) => [phoneNumberId, collegeId]));
  for (const { phoneNumberId, collegeId } of health.numbers) seen.set(phoneNumberId, collegeId);
  return [...seen].map(([phoneNumberId, collegeId]) => {
    const atMeta = health.numbers.find((number) => number.phoneNumberId === phoneNumberId);
    const here = numbers.find((number) => number.phoneNumberId === phoneNumberId);
    const phone = atMeta?.profile?.displayPhone ?? here?.displayPhone;
    const college = colleges.find(({ id }) => id === collegeId)?.name ?? collegeId;
    return (
      <p key={phoneNumberId} className={styles.kept}>
        {t('setup.number_kept', { number: phone ? shownPhone(phone) : phoneNumberId, college })}
      </p>
    );
  });
};
