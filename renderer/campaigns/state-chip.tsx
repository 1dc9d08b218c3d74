import { Ban, Check, LoaderCircle, Pause, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CampaignState } from '../../preload/contract/campaign.ts';
import { STATES } from './campaign-names.ts';
import styles from './campaigns.module.css';

const ICONS = {
  queueing: LoaderCircle,
  running: Send,
  paused: Pause,
  cancelled: Ban,
  done: Check,
} as const satisfies Record<CampaignState, typeof Send>;

export const StateChip = ({ state }: { readonly state: CampaignState }) => {
  const { t } = useTranslation();
  const Icon = ICONS[state];
  return (
    <span className={styles.chip} data-state={state}>
      <Icon size={13} aria-hidden />
      {t(STATES[state])}
    </span>
  );
};
