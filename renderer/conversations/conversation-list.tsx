import { Box } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../format/use-now.ts';
import { stepOf } from '../registrations/step.ts';
import { useHotkey } from '../shell/use-hotkey.ts';
import { ConversationLine, lineId } from './conversation-line.tsx';
import styles from './conversations.module.css';
import type { useConversations } from './use-conversations.ts';

type ConversationListProps = {
  readonly list: ReturnType<typeof useConversations>;
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
  readonly onUnread: (id: string) => void;
};

const LINE_PX = 60;
const READ_AHEAD = 60;

/** All conversations as one long list, of which only the lines in sight exist. Up, down, Enter; u marks as unread. */
export const ConversationList = ({ list, open, onOpen, onUnread }: ConversationListProps) => {
  const { t } = useTranslation();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, total, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const [at, setAt] = useState<string | null>(open);
  const places = useMemo(() => new Map(rows.map(({ row }, index) => [row.id, index])), [rows]);
  const index = at === null ? undefined : places.get(at);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PX,
    overscan: 8,
    getItemKey: (i) => rows[i]?.row.id ?? i,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last + READ_AHEAD >= rows.length && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => {
    if (open !== null) setAt(open);
  }, [open]);

  const goTo = (place: number): void => {
    const wanted = Math.max(0, Math.min(rows.length - 1, place));
    const target = rows[wanted];
    if (!target) return;
    virtual.scrollToIndex(wanted);
    setAt(target.row.id);
    if (open !== null) onOpen(target.row.id);
  };
  useHotkey('next', () => goTo((index ?? -1) + 1));
  useHotkey('previous', () => goTo((index ?? 1) - 1));

  const press = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / LINE_PX) - 1);
    const step = stepOf(event.key, index, page, rows.length);
    const entered = rows[index ?? 0];
    if (step !== null) goTo(step);
    else if (event.key === 'Enter' && entered) onOpen(entered.row.id);
    else if (event.key === 'u' && at !== null) onUnread(at);
    else return;
    event.preventDefault();
  };
  const click = ({ target }: MouseEvent): void => {
    const line = target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null;
    if (line?.dataset.id) onOpen(line.dataset.id);
  };
  const inSight = at !== null && items.some(({ index: shown }) => shown === index);

  return (
    <div ref={scroller} className={styles.scroller} data-dimmed={list.isPlaceholderData}>
      {/* The list keeps the focus and hears every key and click; its lines come and go. */}
      <Box
        role="listbox"
        tabIndex={0}
        className={styles.list}
        style={{ height: virtual.getTotalSize() }}
        aria-label={t('nav.conversations')}
        aria-activedescendant={inSight ? lineId(at) : undefined}
        aria-keyshortcuts="u"
        onKeyDown={press}
        onClick={click}
        onFocus={() => index === undefined && rows[0] && setAt(rows[0].row.id)}
      >
        {items.map(({ index: place, key, start }) => {
          const read = rows[place];
          return (
            read && (
              <ConversationLine
                key={key}
                read={read}
                place={place}
                total={total}
                top={start}
                now={now}
                current={read.row.id === at}
                opened={read.row.id === open}
              />
            )
          );
        })}
      </Box>
    </div>
  );
};
