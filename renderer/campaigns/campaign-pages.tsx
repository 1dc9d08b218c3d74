import { useTranslation } from 'react-i18next';
import type { Route } from '../shell/route.ts';
import { CampaignPage } from './campaign-page.tsx';
import { CampaignsPage } from './campaigns-page.tsx';
import { NewCampaignPage } from './new/new-campaign-page.tsx';
import type { Wish } from './new/wish.ts';

type CampaignPagesProps = {
  readonly route: Extract<Route, { page: 'campaigns' | 'new-campaign' }>;
  readonly go: (route: Route) => void;
  /** What a new one begins with. */
  readonly wish: Wish | null;
  readonly onWish: (wish: Wish | null) => void;
};

/** The campaigns: all of them, one of them, or one that is being made. */
export const CampaignPages = ({ route, go, wish, onWish }: CampaignPagesProps) => {
  const { t } = useTranslation();
  const show = (campaign: string | null, student: string | null = null): void =>
    go({ page: 'campaigns', campaign, student });
  if (route.page !== 'campaigns')
    return <NewCampaignPage wish={wish} onStarted={(id) => show(id)} onBack={() => show(null)} />;
  const { campaign } = route;
  if (campaign === null) return <CampaignsPage onOpen={(id) => show(id)} onNew={() => onWish(null)} />;
  return (
    <CampaignPage
      key={campaign}
      id={campaign}
      student={route.student}
      onStudent={(student) => show(campaign, student)}
      onBack={() => show(null)}
      onAgain={({ id, name, template }, to) =>
        onWish({
          audience: { campaignId: id, to },
          example: null,
          template,
          name: t('campaign.again_name', { name }).slice(0, LONGEST_NAME),
        })
      }
    />
  );
};

const LONGEST_NAME = 200;
