import { useTranslation } from 'react-i18next';
import type { CampaignNumbers, CampaignStand } from '../../preload/contract/campaign.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './campaigns.module.css';

/** What stands together in the bar, from its beginning; what waits is what is left. */
const PARTS = [
  { part: 'arrived', stands: ['read', 'delivered'] },
  { part: 'gone', stands: ['sent', 'handed'] },
  { part: 'failed', stands: ['failed', 'person'] },
  { part: 'none', stands: ['skipped', 'cancelled'] },
] as const satisfies readonly { part: string; stands: readonly CampaignStand[] }[];

/** How far a campaign is, in one look; spoken as how many of all it was delivered to. */
export const ProgressBar = ({ numbers: { chosen, stands, reached } }: { readonly numbers: CampaignNumbers }) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div
      className={styles.bar}
      role="img"
      aria-label={t('campaign.bar', { part: format.number(reached.delivered), whole: format.number(chosen) })}
    >
      {PARTS.map(({ part, stands: names }) => {
        const count = names.reduce((sum, name) => sum + stands[name], 0);
        return <span key={part} data-part={part} style={{ width: `${chosen === 0 ? 0 : (count / chosen) * 100}%` }} />;
      })}
    </div>
  );
};
