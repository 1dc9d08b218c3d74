import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { lightsOf } from '../health/light-words.ts';
import { useHealth } from '../health/use-health.ts';
import { fragmentOf } from './route.ts';
import styles from './shell.module.css';

/** The three health signals at a glance; a click explains them. */
export const Lights = () => {
  const { t } = useTranslation();
  const { data: health } = useHealth();
  if (!health) return null;
  const lights = lightsOf(health);
  const words = lights.map(({ name, says }) => `${t(name)}: ${t(says)}`).join('\n');
  return (
    <Tooltip label={<span style={{ whiteSpace: 'pre-line' }}>{words}</span>}>
      <a className={styles.lights} href={fragmentOf({ page: 'health' })} aria-label={words}>
        {lights.map(({ name, state }) => (
          <span key={name} className={styles.light} data-state={state} />
        ))}
      </a>
    </Tooltip>
  );
};
