import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { looksOn } from '../history/looks-on.ts';
import { fragmentOf, type Route } from '../shell/route.ts';
import styles from './deliveries.module.css';
import type { useDeliveries } from './use-deliveries.ts';
import { VerdictMark } from './verdict-mark.tsx';

type DeliveryListProps = {
  readonly list: ReturnType<typeof useDeliveries>;
  readonly route: Extract<Route, { page: 'deliveries' }>;
};

const ROW_PX = 40;
const READ_AHEAD = 30;

/** The deliveries read so far, of which only those in sight are drawn; more are read as one goes down. */
export const DeliveryList = ({ list, route }: DeliveryListProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = list;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  // Where matches are rare, a person says how long to go on.
  const [from, setFrom] = useState(0);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const pages = list.data?.pages ?? [];
  const looksFurther = looksOn(pages, from);
  const mayReadOn = hasNextPage && looksFurther && !isFetching && !isFetchNextPageError;
  useEffect(() => {
    if (last + READ_AHEAD >= rows.length && mayReadOn) void fetchNextPage();
  }, [last, rows.length, mayReadOn, fetchNextPage]);
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.list} style={{ height: virtual.getTotalSize() }} aria-label={t('delivery.title')}>
        {items.map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <li key={key} style={{ transform: `translateY(${start}px)` }}>
                <a
                  href={fragmentOf({ ...route, open: row.id })}
                  aria-current={row.id === route.open ? 'true' : undefined}
                >
                  <time dateTime={row.at}>{format.exact(row.at)}</time>
                  <span>{row.apps === null ? t('delivery.unsigned') : row.apps.join(', ')}</span>
                  <span>{format.bytes(row.size)}</span>
                  <span>{t('delivery.lines', { count: row.lines, shown: format.number(row.lines) })}</span>
                  <span>
                    {row.strays > 0 && t('delivery.strays', { count: row.strays, shown: format.number(row.strays) })}
                  </span>
                  <VerdictMark verdict={row.verdict} />
                </a>
              </li>
            )
          );
        })}
      </ul>
      {hasNextPage && !looksFurther && !isFetching && (
        <p className={styles.tail} role="status">
          {t('history.no_more_yet')}{' '}
          <button
            type="button"
            onClick={() => {
              setFrom(pages.length);
              void fetchNextPage();
            }}
          >
            {t('history.look_further')}
          </button>
        </p>
      )}
      {isFetchNextPageError && (
        <p className={styles.tail} role="alert">
          {t('delivery.not_further')}{' '}
          <button type="button" onClick={() => void fetchNextPage()}>
            {t('list.again')}
          </button>
        </p>
      )}
    </div>
  );
};
