import { useTranslation } from 'react-i18next';
import type { Phase } from '../connection/feed.ts';
import { useFeed } from '../connection/use-feed.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './shell.module.css';

const WORDS = {
  connecting: 'feed.connecting',
  catching_up: 'feed.catching_up',
  live: 'feed.live',
  stale: 'feed.stale',
  unauthorized: 'feed.unauthorized',
} as const satisfies Record<Phase, string>;

/** Whether what is on screen is this moment. Spoken when it changes. */
export const FeedBadge = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const { phase, asOf } = useFeed();
  const time = asOf === null ? '' : format.time(new Date(asOf).toISOString());
  return (
    <span className={styles.feed} data-phase={phase} role="status">
      <span className={styles.dot} />
      {t(WORDS[phase], { time })}
    </span>
  );
};
