import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleAlert } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../format/use-now.ts';
import { BlankState } from '../look/blank-state.tsx';
import styles from './campaigns.module.css';
import { DecideBar } from './decide-bar.tsx';
import { MemberLine } from './member-line.tsx';
import type { Narrowed } from './narrowed.ts';
import { useMembers } from './use-members.ts';

type MembersListProps = {
  readonly id: string;
  readonly narrowed: Narrowed;
  readonly open: string | null;
  readonly onOpen: (registrationId: string) => void;
};

const ROW_PX = 44;
const READ_AHEAD = 40;

/** The students behind a number. Arrow keys go from one to the next; Enter opens the conversation. */
export const MembersList = ({ id, narrowed, open, onOpen }: MembersListProps) => {
  const { t } = useTranslation();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, hasNextPage, isFetchingNextPage, fetchNextPage, ...list } = useMembers(id, narrowed);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    getItemKey: (i) => rows[i]?.registrationId ?? i,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last + READ_AHEAD >= rows.length && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const press = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const lines = [...(scroller.current?.querySelectorAll<HTMLElement>('button[data-line]') ?? [])];
    const at = lines.findIndex((line) => line.contains(document.activeElement));
    const next = by === undefined || at < 0 ? undefined : lines[at + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  if (list.isError && !list.data)
    return (
      <BlankState role="alert" Icon={CircleAlert} title={t('list.error')}>
        <Button variant="default" onClick={() => list.refetch()}>
          {t('list.again')}
        </Button>
      </BlankState>
    );
  return (
    <div ref={scroller} className={styles.members} aria-busy={list.isPending} data-dimmed={list.isPlaceholderData}>
      {narrowed.stand === 'person' && rows.length > 0 && <DecideBar id={id} />}
      {list.data && rows.length === 0 && <p className={styles.nobody}>{t('campaign.nobody')}</p>}
      {/* Each line is a button; the arrow keys only go between them. */}
      <ul
        className={styles.lines}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={press}
        aria-label={t('campaign.students')}
      >
        {items.map(({ index, key, start }) => {
          const member = rows[index];
          return (
            member && (
              <MemberLine
                key={key}
                member={member}
                top={start}
                now={now}
                opened={member.registrationId === open}
                onOpen={() => onOpen(member.registrationId)}
              />
            )
          );
        })}
      </ul>
    </div>
  );
};
