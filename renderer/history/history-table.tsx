import { Box } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../format/use-now.ts';
import { stepOf } from '../registrations/step.ts';
import { useHotkey } from '../shell/use-hotkey.ts';
import { HistoryLine, lineId } from './history-line.tsx';
import styles from './history-table.module.css';
import { ListTail } from './list-tail.tsx';
import type { useHistory } from './use-history.ts';
import { useSteadyScroll } from './use-steady-scroll.ts';

type HistoryTableProps = {
  readonly list: ReturnType<typeof useHistory>;
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
  readonly atTop: boolean;
  readonly onAtTop: (atTop: boolean) => void;
};

const ROW_PX = 40;
const READ_AHEAD = 60;

const COLUMNS = [
  { name: 'at', title: 'history.at' },
  { name: 'name', title: 'column.name' },
  { name: 'phone', title: 'column.phone' },
  { name: 'course', title: 'column.course' },
  { name: 'message', title: 'history.message' },
  { name: 'tick', title: 'column.status' },
] as const;

/** All that was read so far as one long table, of which only the lines in sight exist; more is read as one goes down. */
export const HistoryTable = ({ list, open, onOpen, atTop, onAtTop }: HistoryTableProps) => {
  const { t } = useTranslation();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, above, mayReadOn, mayReadBack, fetchNextPage, fetchPreviousPage } = list;
  const [at, setAt] = useState<string | null>(open);
  const place = useMemo(() => (at === null ? -1 : rows.findIndex(({ id }) => id === at)), [rows, at]);
  const index = place < 0 ? undefined : place;

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
    // The header stands over the first line.
    scrollPaddingEnd: ROW_PX,
    getItemKey: (i) => rows[i]?.id ?? i,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last + READ_AHEAD >= rows.length && mayReadOn) void fetchNextPage();
  }, [last, rows.length, mayReadOn, fetchNextPage]);
  useEffect(() => {
    if (first < READ_AHEAD && mayReadBack) void fetchPreviousPage();
  }, [first, mayReadBack, fetchPreviousPage]);
  useSteadyScroll(rows, above, ROW_PX, virtual);
  useEffect(() => {
    if (open !== null) setAt(open);
  }, [open]);

  const goTo = (wanted: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, wanted));
    const target = rows[next];
    if (!target) return;
    virtual.scrollToIndex(next);
    setAt(target.id);
    if (open !== null) onOpen(target.id);
  };
  useHotkey('next', () => goTo((index ?? -1) + 1));
  useHotkey('previous', () => goTo((index ?? 1) - 1));

  const showNewest = (): void => {
    virtual.scrollToOffset(0);
    list.showNewer();
  };
  const press = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const step = stepOf(event.key, index, page, rows.length);
    const entered = rows[index ?? 0];
    if (step === null && !(event.key === 'Enter' && entered)) return;
    event.preventDefault();
    if (event.key === 'Home' && above > 0) showNewest();
    else if (step !== null) goTo(step);
    else if (entered) onOpen(entered.id);
  };
  const click = ({ target }: MouseEvent): void => {
    const id = target instanceof Element ? target.closest<HTMLElement>('tr[data-id]')?.dataset.id : undefined;
    if (id !== undefined) onOpen(id);
  };
  const inSight = at !== null && index !== undefined && index >= first && index <= last;

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      data-dimmed={list.isPlaceholderData}
      onScroll={({ currentTarget }) => {
        const isTop = currentTarget.scrollTop < ROW_PX;
        if (isTop !== atTop) onAtTop(isTop);
      }}
    >
      {list.isNewer && (
        <div className={styles.newer} role="status">
          <button type="button" onClick={showNewest}>
            {t('history.newer')}
          </button>
        </div>
      )}
      {/* The grid keeps the focus and hears every key and click; its lines come and go. */}
      <Box
        component="table"
        role="grid"
        tabIndex={0}
        className={styles.grid}
        aria-label={t('nav.history')}
        aria-rowcount={list.hasNextPage ? -1 : above + rows.length + 1}
        aria-colcount={COLUMNS.length}
        aria-activedescendant={inSight ? lineId(at) : undefined}
        onKeyDown={press}
        onClick={click}
        onFocus={() => index === undefined && rows[0] && setAt(rows[0].id)}
      >
        <thead>
          <tr className={styles.header} aria-rowindex={1}>
            {COLUMNS.map(({ name, title }) => (
              <th key={name} scope="col" data-col={name}>
                {t(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index: line, key, start }) => {
            const row = rows[line];
            return (
              row && (
                <HistoryLine
                  key={key}
                  row={row}
                  place={above + line}
                  top={start}
                  now={now}
                  current={row.id === at}
                  opened={row.id === open}
                />
              )
            );
          })}
        </tbody>
      </Box>
      <ListTail list={list} />
    </div>
  );
};
