import { useState } from 'react';
import type { RegistrationFilters } from '../../preload/contract/asks/registrations.ts';
import { AnalyticsSoon } from '../analytics/analytics-soon.tsx';
import { CampaignPages } from '../campaigns/campaign-pages.tsx';
import type { Wish } from '../campaigns/new/wish.ts';
import { useFeed } from '../connection/use-feed.ts';
import { ConversationsPage } from '../conversations/conversations-page.tsx';
import { DeliveriesPage } from '../deliveries/deliveries-page.tsx';
import { HealthPage } from '../health/health-page.tsx';
import { HistoryPage } from '../history/history-page.tsx';
import { MessagePage } from '../message/message-page.tsx';
import { RegistrationsPage } from '../registrations/registrations-page.tsx';
import { withFilter } from '../registrations/with-filter.ts';
import { ConnectionPage } from '../settings/connection/connection-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { SetupPage } from '../setup/setup-page.tsx';
import { OfflineBar } from './offline-bar.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { useRoute } from './use-route.ts';

const NO_FILTERS: RegistrationFilters = {};

export const Shell = () => {
  const [route, go] = useRoute();
  const { collegeId } = useFeed();
  const [filters, setFilters] = useState<RegistrationFilters>(NO_FILTERS);
  const [wish, setWish] = useState<Wish | null>(null);
  const plan = (next: Wish | null): void => {
    setWish(next);
    go({ page: 'new-campaign' });
  };
  const search = (words: string): void => {
    if (route.page === 'history')
      // Words grow letter by letter; Back leads to before the first of them.
      return go(
        { ...route, filters: withFilter(route.filters, 'text', words || undefined) },
        route.filters.text === undefined ? undefined : 'replace',
      );
    setFilters(({ search: _, ...others }) => (words === '' ? others : { ...others, search: words }));
    if (words !== '' && !('open' in route)) go({ page: 'registrations', open: null });
  };
  return (
    <div className={styles.shell}>
      <Rail page={route.page} />
      <TopBar
        search={(route.page === 'history' ? route.filters.text : filters.search) ?? ''}
        sought={route.page === 'history' ? 'messages' : 'registrations'}
        onSearch={search}
        onCollege={() => {
          setFilters(NO_FILTERS);
          go({ page: 'registrations', open: null });
        }}
      />
      <main className={styles.main} key={collegeId}>
        <OfflineBar />
        {route.page === 'deliveries' ? (
          <DeliveriesPage route={route} go={go} />
        ) : route.page === 'health' ? (
          <HealthPage />
        ) : route.page === 'analytics' ? (
          <AnalyticsSoon />
        ) : route.page === 'settings' ? (
          <SettingsPage />
        ) : route.page === 'setup' ? (
          <SetupPage />
        ) : route.page === 'connection' ? (
          <ConnectionPage />
        ) : route.page === 'conversations' ? (
          <ConversationsPage
            search={filters.search ?? ''}
            onClear={() => search('')}
            open={route.open}
            onOpen={(open) => go({ page: 'conversations', open })}
          />
        ) : route.page === 'campaigns' || route.page === 'new-campaign' ? (
          <CampaignPages route={route} go={go} wish={wish} onWish={plan} />
        ) : route.page === 'history' ? (
          <HistoryPage
            filters={route.filters}
            onFilters={(next, how) => go({ ...route, filters: next }, how)}
            open={route.message}
            onOpen={(message) => go({ ...route, message })}
          />
        ) : route.page === 'message' ? (
          <MessagePage key={route.message} id={route.message} />
        ) : (
          <RegistrationsPage
            filters={filters}
            onFilters={setFilters}
            open={route.open}
            onOpen={(open) => go({ page: 'registrations', open })}
            onSend={(audience, example) => plan({ audience, example, template: null, name: null })}
          />
        )}
      </main>
    </div>
  );
};
