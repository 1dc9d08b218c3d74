import { Button, Modal, NumberInput, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { CircleAlert, Inbox, Lock, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParamsOf } from '../../preload/contract/asks.ts';
import { AskFailure } from '../connection/ask-failure.ts';
import { BlankState } from '../look/blank-state.tsx';
import pageStyles from '../registrations/page.module.css';
import { Waiting } from '../registrations/waiting.tsx';
import { fragmentOf, type Route } from '../shell/route.ts';
import styles from './deliveries.module.css';
import { DeliveryList } from './delivery-list.tsx';
import { DeliveryPanel } from './delivery-panel.tsx';
import { ReplayBar } from './replay-bar.tsx';
import { useDeliveries } from './use-deliveries.ts';
import { useReplay } from './use-replay.ts';

type Here = Extract<Route, { page: 'deliveries' }>;
type DeliveriesPageProps = { readonly route: Here; readonly go: (route: Here, how?: 'replace') => void };

const PAUSE_MS = 250;

/** Everything that Meta has sent, as it came: to be searched, read, and given to today's parser once more. */
export const DeliveriesPage = ({ route, go }: DeliveriesPageProps) => {
  const { open, strays } = route;
  const { t } = useTranslation();
  const [search] = useDebouncedValue(route.search.trim(), PAUSE_MS);
  const [asked, setAsked] = useState<ParamsOf<'deliveries.replay'> | null>(null);
  const list = useDeliveries({ search, strays });
  const { replay, start, cancel } = useReplay();
  const busy = replay?.state === 'running';
  const [isOne, setIsOne] = useState(false);
  const isRange = asked?.from !== undefined || asked?.to !== undefined;
  const isReversed = asked?.from !== undefined && asked.to !== undefined && asked.to < asked.from;
  // Words grow letter by letter; Back leads to before the first of them.
  const seek = (words: string): void => go({ ...route, search: words }, route.search === '' ? undefined : 'replace');
  return (
    <div className={pageStyles.split}>
      <section className={pageStyles.page} aria-labelledby="deliveries">
        <div className={pageStyles.head}>
          <h1 id="deliveries">{t('delivery.title')}</h1>
          <a className={styles.back} href={fragmentOf({ page: 'health' })}>
            {t('nav.health')}
          </a>
          <Button
            className={pageStyles.import ?? ''}
            variant="default"
            size="xs"
            disabled={busy || list.rows.length === 0}
            onClick={() => {
              setIsOne(false);
              setAsked({});
            }}
          >
            {t('delivery.replay_all')}
          </Button>
        </div>
        <div className={pageStyles.filters}>
          <TextInput
            className={styles.search ?? ''}
            size="xs"
            type="search"
            role="searchbox"
            aria-label={t('delivery.search')}
            placeholder={t('delivery.search')}
            value={route.search}
            onChange={({ currentTarget }) => seek(currentTarget.value)}
          />
          <button
            type="button"
            className={pageStyles.chip}
            aria-pressed={strays}
            onClick={() => go({ ...route, strays: !strays })}
          >
            {t('delivery.only_strays')}
          </button>
        </div>
        {replay && <ReplayBar replay={replay} onCancel={() => cancel.mutate()} />}
        {start.isError && <p role="alert">{t('delivery.not_begun')}</p>}
        {list.rows.length > 0 ? (
          <DeliveryList list={list} route={route} />
        ) : (
          <NothingShown
            list={list}
            narrowed={search !== '' || strays}
            onClear={() => go({ ...route, search: '', strays: false })}
          />
        )}
      </section>
      {open !== null && !isForbidden(list.error) && (
        <DeliveryPanel
          key={open}
          id={open}
          busy={busy}
          onReplay={(id) => {
            setIsOne(true);
            setAsked({ from: id, to: id });
          }}
          onClose={() => go({ ...route, open: null })}
        />
      )}
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={t('delivery.replay_title')}
        closeButtonProps={{ 'aria-label': t('delivery.close') }}
      >
        <p>{t('delivery.replay_why')}</p>
        {asked !== null && !isOne && (
          <div className={styles.acts}>
            <NumberInput
              label={t('delivery.from')}
              min={1}
              allowDecimal={false}
              value={asked.from ?? ''}
              onChange={(value) => setAsked(ranged(asked, 'from', value))}
            />
            <NumberInput
              label={t('delivery.to')}
              min={asked.from ?? 1}
              allowDecimal={false}
              value={asked.to ?? ''}
              onChange={(value) => setAsked(ranged(asked, 'to', value))}
            />
          </div>
        )}
        <div className={styles.acts}>
          <Button
            data-autofocus
            disabled={isReversed}
            onClick={() => {
              if (asked) start.mutate(asked);
              setAsked(null);
            }}
          >
            {t(isOne ? 'delivery.replay_this' : isRange ? 'delivery.replay_range' : 'delivery.replay_all')}
          </Button>
          <Button variant="default" onClick={() => setAsked(null)}>
            {t('delivery.leave')}
          </Button>
        </div>
      </Modal>
    </div>
  );
};

const isForbidden = (error: Error | null): boolean => error instanceof AskFailure && error.code === 'forbidden';

/** An empty field is no bound. */
const ranged = (
  { from, to }: ParamsOf<'deliveries.replay'>,
  end: 'from' | 'to',
  value: number | string,
): ParamsOf<'deliveries.replay'> => {
  const bounds = { from, to, [end]: typeof value === 'number' ? value : undefined };
  return { ...(bounds.from !== undefined && { from: bounds.from }), ...(bounds.to !== undefined && { to: bounds.to }) };
};

type NothingShownProps = {
  readonly list: ReturnType<typeof useDeliveries>;
  readonly narrowed: boolean;
  readonly onClear: () => void;
};

const NothingShown = ({ list, narrowed, onClear }: NothingShownProps) => {
  const { t } = useTranslation();
  if (isForbidden(list.error))
    return <BlankState Icon={Lock} title={t('delivery.forbidden')} why={t('delivery.forbidden_why')} />;
  if (list.isError)
    return (
      <BlankState role="alert" Icon={CircleAlert} title={t('delivery.error')} why={t('list.error_why')}>
        <Button variant="default" onClick={() => void list.refetch()}>
          {t('list.again')}
        </Button>
      </BlankState>
    );
  if (list.isPending) return <Waiting />;
  if (list.hasNextPage)
    return (
      <BlankState Icon={SearchX} title={t('delivery.nothing_yet')}>
        <Button loading={list.isFetching} onClick={() => void list.fetchNextPage()}>
          {t('history.look_further')}
        </Button>
      </BlankState>
    );
  if (!narrowed) return <BlankState Icon={Inbox} title={t('delivery.empty')} why={t('delivery.empty_why')} />;
  return (
    <BlankState Icon={SearchX} title={t('delivery.no_match')}>
      <Button variant="default" onClick={onClear}>
        {t('list.clear')}
      </Button>
    </BlankState>
  );
};
