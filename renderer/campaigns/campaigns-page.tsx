import { Button } from '@mantine/core';
import { CircleAlert, Megaphone, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { useNow } from '../format/use-now.ts';
import { BlankState } from '../look/blank-state.tsx';
import { CampaignLine } from './campaign-line.tsx';
import styles from './campaigns.module.css';
import { useCampaigns } from './use-campaigns.ts';

type CampaignsPageProps = { readonly onOpen: (id: string) => void; readonly onNew: () => void };

/** What was sent to many at once, newest first. */
export const CampaignsPage = ({ onOpen, onNew }: CampaignsPageProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const list = useCampaigns();
  return (
    <section className={styles.page} aria-labelledby="campaigns">
      <div className={styles.head}>
        <h1 id="campaigns">{t('nav.campaigns')}</h1>
        <Button className={styles.first ?? ''} leftSection={<Plus size={14} aria-hidden />} onClick={onNew}>
          {t('campaign.new')}
        </Button>
      </div>
      {list.isError && !list.data && (
        <BlankState role="alert" Icon={CircleAlert} title={t('campaign.error')}>
          <Button variant="default" onClick={() => list.refetch()}>
            {t('list.again')}
          </Button>
        </BlankState>
      )}
      {list.isPending && <div className={styles.waiting} aria-busy />}
      {list.data && list.rows.length === 0 && (
        <BlankState Icon={Megaphone} title={t('campaign.empty')} why={t('campaign.empty_why')}>
          <Button onClick={onNew}>{t('campaign.new')}</Button>
        </BlankState>
      )}
      {list.rows.length > 0 && (
        <div className={styles.scroller}>
          <ul className={styles.list}>
            {list.rows.map((campaign) => (
              <CampaignLine
                key={campaign.id}
                campaign={campaign}
                when={format.short(campaign.at, now)}
                onOpen={() => onOpen(campaign.id)}
              />
            ))}
          </ul>
          {list.hasNextPage && (
            <Button
              className={styles.more ?? ''}
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => list.fetchNextPage()}
            >
              {t('campaign.more')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
};
