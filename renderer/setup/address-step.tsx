import { useTranslation } from 'react-i18next';
import healthStyles from '../health/health.module.css';
import { lightsOf } from '../health/light-words.ts';
import { RepairButton } from '../health/repair-button.tsx';
import { TunnelNote } from '../health/tunnel-note.tsx';
import styles from './setup.module.css';
import { Step } from './step.tsx';
import type { Stand, StepState } from './steps.ts';
import { TunnelChoice } from './tunnel-choice.tsx';

type AddressStepProps = { readonly stand: Stand; readonly state: StepState; readonly onLook: () => void };

/** Meta posts to a public https address that leads here. */
export const AddressStep = ({ stand: { health }, state, onLook }: AddressStepProps) => {
  const { t } = useTranslation();
  const { tunnel } = health.lights;
  const [light] = lightsOf(health);
  return (
    <Step name="address" state={state}>
      <p className={styles.why}>{t('setup.address_why')}</p>
      <div className={styles.light} role="status">
        <span className={healthStyles.light} data-state={tunnel.state} />
        <div>
          {t(light.says)} {tunnel.state === 'red' && <RepairButton of={t(light.name)} onLook={onLook} />}
          <TunnelNote tunnel={tunnel} />
        </div>
      </div>
      <TunnelChoice tunnel={tunnel} />
    </Step>
  );
};
