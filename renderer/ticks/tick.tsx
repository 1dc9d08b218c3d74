import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Status, TICKS } from '../../preload/contract/status.ts';
import { symbolOf } from './sprite.ts';
import styles from './tick.module.css';
import { STATUS_NAMES } from './tick-names.ts';

type TickProps = {
  readonly status: Status;
  /** Of which message: a tick that lives with its message says so in the page, by the wamid where there is one. */
  readonly message?: { readonly id: string; readonly wamid: string | null };
};

/** The face of a message's status: always the same room, so that nothing beside it moves when it changes. */
export const Tick = ({ status, message }: TickProps) => {
  const { t } = useTranslation();
  const tick = TICKS[status];
  const first = useRef(tick);
  return (
    <svg
      // Another tick is another element, which lets its entrance be drawn; a tick that was there from the start has none.
      key={tick}
      className={styles.tick}
      data-tick={tick}
      data-status={status}
      data-message-id={message && (message.wamid ?? message.id)}
      data-moved={first.current !== tick || undefined}
      role="img"
      aria-label={t(STATUS_NAMES[status])}
    >
      <use href={`#${symbolOf(tick)}`} />
    </svg>
  );
};
