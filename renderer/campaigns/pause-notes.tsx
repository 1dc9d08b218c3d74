import { Button } from '@mantine/core';
import { Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CampaignRow } from '../../preload/contract/campaign.ts';
import { PauseWords } from '../sending/pause-words.tsx';
import styles from './campaigns.module.css';
import { isOpen, useSteer } from './use-campaign.ts';

/** What holds the campaign back, why, until when, and the way on. */
export const PauseNotes = ({ campaign }: { readonly campaign: CampaignRow }) => {
  const { t } = useTranslation();
  const steer = useSteer(campaign.id);
  if (!isOpen(campaign)) return null;
  return (
    <>
      {campaign.pauses.map((pause) => (
        <div key={`${pause.what} ${pause.id}`} className={styles.pause} role="status">
          <Pause size={15} aria-hidden />
          <PauseWords pause={pause} />
          <Button variant="default" loading={steer.isPending} onClick={() => steer.mutate(pause)}>
            {t('campaign.resume')}
          </Button>
        </div>
      ))}
    </>
  );
};
