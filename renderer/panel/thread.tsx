import { Box, Button } from '@mantine/core';
import { Fragment, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeed } from '../connection/use-feed.ts';
import { useFormat } from '../format/use-format.ts';
import { Bubble } from './bubble.tsx';
import styles from './panel.module.css';
import { useThread } from './use-thread.ts';

const NEAR_TOP_PX = 120;

/** All messages, the newest at the bottom, a line between days. */
export const Thread = ({ registrationId, now }: { readonly registrationId: string; readonly now: number }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { messages, hasNextPage, isFetchingNextPage, fetchNextPage, isPending, isError, refetch } =
    useThread(registrationId);
  const { phase } = useFeed();
  const scroller = useRef<HTMLDivElement>(null);
  const newest = messages.at(-1);
  useEffect(() => {
    // What we say ourselves is always shown; what comes in must not pull away who is reading further up.
    if (newest?.direction === 'out' && newest.origin === 'desk') scroller.current?.scrollTo({ top: 0 });
  }, [newest?.direction, newest?.origin]);

  const readOn = (): void => {
    const box = scroller.current;
    // The box is laid out from its bottom, so being scrolled up is a negative number.
    if (box && hasNextPage && !isFetchingNextPage && box.scrollHeight - box.clientHeight + box.scrollTop < NEAR_TOP_PX)
      void fetchNextPage();
  };

  if (isPending)
    return (
      <div className={styles.quiet} aria-busy>
        {phase === 'stale' && <p>{t('panel.offline')}</p>}
      </div>
    );
  if (isError)
    return (
      <div className={styles.quiet} role="alert">
        <p>{t('panel.error')}</p>
        <Button variant="default" onClick={() => refetch()}>
          {t('list.again')}
        </Button>
      </div>
    );
  if (messages.length === 0)
    return (
      <div className={styles.quiet}>
        <p>{t('panel.empty')}</p>
      </div>
    );
  return (
    // Focusable, so that the arrow keys scroll it.
    <Box
      component="section"
      ref={scroller}
      className={styles.scroller}
      onScroll={readOn}
      tabIndex={0}
      aria-label={t('panel.thread')}
    >
      <ol className={styles.thread}>
        {hasNextPage && (
          <li className={styles.earlier}>
            <Button variant="subtle" color="gray" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
              {t('panel.earlier')}
            </Button>
          </li>
        )}
        {messages.map((message, i) => {
          const day = format.day(message.at, now);
          const before = messages[i - 1];
          const newDay = before === undefined || format.day(before.at, now) !== day;
          return (
            <Fragment key={message.id}>
              {newDay && <li className={styles.day}>{day}</li>}
              <Bubble message={message} />
            </Fragment>
          );
        })}
      </ol>
    </Box>
  );
};
