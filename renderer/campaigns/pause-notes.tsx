import { Button } from '@mantine/core';
import { Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CampaignRow } from '../../preload/contract/campaign.ts';
import { failureOf } from '../../preload/contract/failures.ts';
import type { PauseRow } from '../../preload/contract/outgoing.ts';
import { useFormat } from '../format/use-format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { PAUSE_NAMES } from './campaign-names.ts';
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

const PauseWords = ({ pause: { what, until, error } }: { readonly pause: PauseRow }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useLanguage();
  const name = PAUSE_NAMES[what];
  const words = error && failureOf(error.code)[language];
  return (
    <p>
      {name && <b>{t(name)}</b>} {words ? `${words.what} ${words.next}` : t('campaign.paused_by_hand')}{' '}
      {until === null ? t('campaign.paused_open') : t('campaign.paused_until', { time: format.exact(until) })}
    </p>
  );
};
