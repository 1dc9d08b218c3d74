import { Box, Button } from '@mantine/core';
import { Fragment, memo, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '../../preload/contract/rows.ts';
import { useFeed } from '../connection/use-feed.ts';
import { useFormat } from '../format/use-format.ts';
import { Bubble } from './bubble.tsx';
import styles from './panel.module.css';
import { ThreadActionsContext } from './thread-actions.ts';
import { useJump } from './use-jump.ts';
import { useThread } from './use-thread.ts';

const NEAR_TOP_PX = 120;

type ThreadProps = {
  readonly registrationId: string;
  readonly now: number;
  readonly windowOpen: boolean;
  readonly onReply: (message: MessageRow) => void;
};

/** All messages, the newest at the bottom, a line between days. */
export const Thread = memo(({ registrationId, now, windowOpen, onReply }: ThreadProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const thread = useThread(registrationId);
  const { messages, hasNextPage, isFetchingNextPage, fetchNextPage, isPending, isError, refetch } = thread;
  const { phase } = useFeed();
  const scroller = useRef<HTMLDivElement>(null);
  const { found, jump } = useJump(scroller, thread);
  const actions = useMemo(() => ({ reply: onReply, jump, windowOpen }), [onReply, jump, windowOpen]);
  const newest = messages.at(-1);
  const said = newest?.direction === 'out' && newest.origin === 'desk' ? newest.id : null;
  useEffect(() => {
    // What we say ourselves is always shown; what comes in must not pull away who is reading further up.
    if (said !== null) scroller.current?.scrollTo({ top: 0 });
  }, [said]);

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
    <ThreadActionsContext value={actions}>
      {/* Focusable, so that the arrow keys scroll it. */}
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
                <Bubble message={message} found={found !== null && message.wamid === found} />
              </Fragment>
            );
          })}
        </ol>
      </Box>
    </ThreadActionsContext>
  );
});
