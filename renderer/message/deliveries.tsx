import { Box, Button, CopyButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryRow, HistoryRow } from '../../preload/contract/history.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './message.module.css';
import { pretty } from './pretty.ts';

/** What WhatsApp told of a message, delivery by delivery, as it came. Read when somebody wants to see it. */
export const Deliveries = ({ message }: { readonly message: HistoryRow }) => {
  const { t } = useTranslation();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const [open, setOpen] = useState(false);
  const { data, isError, refetch } = useQuery({
    queryKey: [...keys.deliveries(collegeId, message.id), message.seq],
    queryFn: ({ signal }) => ask('messages.deliveries', { id: message.id }, { signal }),
    placeholderData: (before) => before,
    enabled: collegeId !== null && open,
  });
  return (
    <section className={styles.part} aria-labelledby="deliveries">
      <h3 id="deliveries">
        <button type="button" aria-expanded={open} aria-controls="delivered" onClick={() => setOpen(!open)}>
          <ChevronRight size={14} aria-hidden />
          {t('message.deliveries')}
        </button>
      </h3>
      <div id="delivered" hidden={!open} aria-busy={open && !data && !isError}>
        {isError && !data && (
          <p role="alert">
            {t('message.deliveries_error')}{' '}
            <Button variant="default" size="compact-xs" onClick={() => refetch()}>
              {t('list.again')}
            </Button>
          </p>
        )}
        {data?.rows.length === 0 && <p>{t('message.no_deliveries')}</p>}
        {data?.rows.map((delivery) => (
          <Delivery key={`${delivery.heardAt} ${delivery.size} ${delivery.body}`} delivery={delivery} />
        ))}
      </div>
    </section>
  );
};

const Delivery = ({ delivery: { heardAt, size, body, isWhole, isEmptied } }: { readonly delivery: DeliveryRow }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const told = isEmptied ? 'message.emptied' : body === null ? 'message.not_kept' : isWhole ? null : 'message.excerpt';
  return (
    <article className={styles.delivery}>
      <p>
        <time dateTime={heardAt}>{format.exact(heardAt)}</time>
        <span>{format.bytes(size)}</span>
      </p>
      {told !== null && <p className={styles.note}>{t(told)}</p>}
      {body !== null && (
        <>
          {/* It scrolls by itself, for the keyboard too. */}
          <Box component="pre" className={styles.raw} lang="en" tabIndex={0}>
            {pretty(body)}
          </Box>
          <CopyButton value={body}>
            {({ copied, copy }) => (
              <Button variant="subtle" color="gray" size="compact-xs" onClick={copy}>
                {t(copied ? 'message.raw_copied' : 'message.copy_raw')}
              </Button>
            )}
          </CopyButton>
        </>
      )}
    </article>
  );
};
