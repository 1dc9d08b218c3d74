import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Status, TICKS } from '../../preload/contract/status.ts';
import { symbolOf } from './sprite.ts';
import styles from './tick.module.css';
import { STATUS_NAMES } from './tick-names.ts';

/** The face of a message's status: always the same room, so that nothing beside it moves when it changes. */
export const Tick = ({ status }: { readonly status: Status }) => {
  const { t } = useTranslation();
  const tick = TICKS[status];
  const first = useRef(tick);
  return (
    <svg
      // Another tick is another element, which lets its entrance be drawn; a tick that was there from the start has none.
      key={tick}
      className={styles.tick}
      data-tick={tick}
      data-moved={first.current !== tick || undefined}
      role="img"
      aria-label={t(STATUS_NAMES[status])}
    >
      <use href={`#${symbolOf(tick)}`} />
    </svg>
  );
};
