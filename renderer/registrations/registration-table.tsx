import { Box } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../format/use-now.ts';
import { useHotkey } from '../shell/use-hotkey.ts';
import { RegistrationLine, rowElementId, WaitingLine } from './registration-line.tsx';
import { ALL, countOf, isChosen, NOBODY, type Selection, withThese } from './selection.ts';
import { stepOf } from './step.ts';
import styles from './table.module.css';
import { COLUMNS, TableHeader } from './table-header.tsx';
import type { useRegistrations } from './use-registrations.ts';

type RegistrationTableProps = {
  readonly list: ReturnType<typeof useRegistrations>;
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** The rows are of the filters before. */
  readonly dimmed: boolean;
};

const ROW_PX = 40;
const READ_AHEAD = 60;

/** All registrations as one long table, of which only the lines in sight exist. */
export const RegistrationTable = ({ list, open, onOpen, selection, onSelect, dimmed }: RegistrationTableProps) => {
  const { t } = useTranslation();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, total, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const [at, setAt] = useState<string | null>(open);
  /** A place that was asked for before its line was read. */
  const [goal, setGoal] = useState<number | null>(null);
  const places = useMemo(() => new Map(rows.map(({ row }, index) => [row.id, index])), [rows]);
  const index = at === null ? undefined : places.get(at);

  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
    scrollPaddingEnd: ROW_PX,
    getItemKey: (i) => rows[i]?.row.id ?? i,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const first = items[0]?.index ?? 0;
  useEffect(() => {
    if (last + READ_AHEAD >= rows.length && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => {
    const reached = goal === null ? undefined : rows[goal];
    if (!reached) return;
    setGoal(null);
    setAt(reached.row.id);
  }, [goal, rows]);
  useEffect(() => {
    if (open !== null) setAt(open);
  }, [open]);

  const inSight = at !== null && index !== undefined && index >= first && index <= last;

  const goTo = (place: number): void => {
    const wanted = Math.max(0, Math.min(total - 1, place));
    virtual.scrollToIndex(wanted);
    const target = rows[wanted];
    if (!target) return setGoal(wanted);
    setGoal(null);
    setAt(target.row.id);
    if (open !== null) onOpen(target.row.id);
  };
  useHotkey('next', () => goTo((index ?? -1) + 1));
  useHotkey('previous', () => goTo((index ?? 1) - 1));

  const ticked = useRef<number | null>(null);
  /** Ticks or unticks a line; with Shift, all from the one before to it. */
  const tick = (place: number, range: boolean): void => {
    const target = rows[place];
    if (!target) return;
    const from = range && ticked.current !== null ? ticked.current : place;
    const between = rows.slice(Math.min(from, place), Math.max(from, place) + 1);
    const ids = between.map(({ row }) => row.id);
    onSelect(withThese(selection, ids, range ? true : !isChosen(selection, target.row.id)));
    ticked.current = place;
  };

  const press = (event: KeyboardEvent): void => {
    // The box in the header has its own keys.
    if (event.target !== event.currentTarget) return;
    const isAll = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a';
    if (isAll || (event.key === ' ' && index !== undefined)) {
      event.preventDefault();
      return isAll ? onSelect(ALL) : tick(index ?? 0, event.shiftKey);
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const step = stepOf(event.key, index, page, total);
    const entered = index === undefined ? rows[0] : rows[index];
    if (step === null && !(event.key === 'Enter' && entered)) return;
    event.preventDefault();
    if (step !== null) goTo(step);
    else if (entered) onOpen(entered.row.id);
  };

  const click = ({ target, shiftKey }: MouseEvent): void => {
    if (!(target instanceof Element)) return;
    const id = target.closest<HTMLElement>('tr[data-id]')?.dataset.id;
    if (id === undefined) return;
    const place = places.get(id);
    if (target.closest('[data-col="select"]') && place !== undefined) {
      setAt(id);
      return tick(place, shiftKey);
    }
    onOpen(id);
  };

  return (
    <div ref={scroller} className={styles.scroller} data-dimmed={dimmed}>
      {/* The grid keeps the focus and hears every key and click; its lines come and go. */}
      <Box
        component="table"
        role="grid"
        tabIndex={0}
        className={styles.grid}
        aria-label={t('nav.registrations')}
        aria-rowcount={total + 1}
        aria-colcount={COLUMNS.length}
        aria-activedescendant={inSight ? rowElementId(at) : undefined}
        onKeyDown={press}
        onClick={click}
        onMouseDown={keepFocus}
        onFocus={() => index === undefined && rows[0] && setAt(rows[0].row.id)}
      >
        <TableHeader chosen={ticksOf(selection, total)} onChoose={(all) => onSelect(all ? ALL : NOBODY)} />
        <tbody className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index: place, key, start }) => {
            const read = rows[place];
            return read ? (
              <RegistrationLine
                key={key}
                read={read}
                place={place}
                top={start}
                now={now}
                current={read.row.id === at}
                opened={read.row.id === open}
                chosen={isChosen(selection, read.row.id)}
              />
            ) : (
              <WaitingLine key={key} place={place} top={start} />
            );
          })}
        </tbody>
      </Box>
    </div>
  );
};

const ticksOf = (selection: Selection, total: number): 'all' | 'some' | 'none' => {
  const count = countOf(selection, total);
  if (count === 0) return 'none';
  return selection.kind === 'all' && count === total ? 'all' : 'some';
};

/** A click on a line's box leaves the focus with the grid, which hears the keys; Shift selects no text. */
const keepFocus = (event: MouseEvent<HTMLElement>): void => {
  if (!(event.target instanceof Element) || !event.target.closest('td[data-col="select"]')) return;
  event.preventDefault();
  event.currentTarget.focus();
};
