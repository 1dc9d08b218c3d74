import { useTranslation } from 'react-i18next';
import type { Health } from '../../preload/contract/health.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './health.module.css';
import { lightsOf } from './light-words.ts';
import { RepairButton } from './repair-button.tsx';
import { TunnelNote } from './tunnel-note.tsx';

type LightListProps = { readonly health: Health; readonly onLook: () => void };

/** The three lights: what each says, when that was last proven, and the hand that looks again. */
export const LightList = ({ health, onLook }: LightListProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { tunnel, subscription, delivery } = health.lights;
  const proven = {
    'health.tunnel': ['health.proven', tunnel.provenAt],
    'health.subscription': ['health.read_at_meta', subscription.provenAt],
    'health.delivery': ['health.came', delivery.lastAt],
  } as const;
  // Only the whole desk may look, and only where an address is wanted at all is there something to look at.
  const mayLook = health.verifyToken !== null && tunnel.state !== 'off';
  return (
    <dl className={styles.lights}>
      {lightsOf(health).map(({ name, state, says }) => {
        const [how, time] = proven[name];
        return (
          <div key={name}>
            <dt>
              <span className={styles.light} data-state={state} />
              {t(name)}
            </dt>
            <dd>
              <p>
                {t(says)}
                {mayLook && <RepairButton of={t(name)} onLook={onLook} />}
              </p>
              {name === 'health.tunnel' && <TunnelNote tunnel={tunnel} />}
              {time !== null && <time dateTime={time}>{t(how, { time: format.exact(time) })}</time>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
};
