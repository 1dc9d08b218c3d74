import { ActionIcon, Button } from '@mantine/core';
import { ArrowLeft, CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignRow, Resend } from '../../preload/contract/campaign.ts';
import { useFormat } from '../format/use-format.ts';
import { BlankState } from '../look/blank-state.tsx';
import { WhatsAppPanel } from '../panel/whatsapp-panel.tsx';
import { CampaignActions } from './campaign-actions.tsx';
import styles from './campaigns.module.css';
import { MembersList } from './members-list.tsx';
import { EVERYBODY, type Narrowed } from './narrowed.ts';
import { NumbersList } from './numbers-list.tsx';
import { PauseNotes } from './pause-notes.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { StateChip } from './state-chip.tsx';
import { useCampaign } from './use-campaign.ts';

type CampaignPageProps = {
  readonly id: string;
  /** Whose conversation is open beside it. */
  readonly student: string | null;
  readonly onStudent: (id: string | null) => void;
  readonly onBack: () => void;
  readonly onAgain: (campaign: CampaignRow, to: Resend) => void;
};

/** One campaign: its numbers kept apart, and the students behind each. */
export const CampaignPage = ({ id, student, onStudent, onBack, onAgain }: CampaignPageProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: campaign, isError, refetch } = useCampaign(id);
  const [narrowed, setNarrowed] = useState<Narrowed>(EVERYBODY);
  return (
    <div className={styles.split}>
      <section className={styles.page} aria-labelledby="campaign">
        <div className={styles.head}>
          <ActionIcon aria-label={t('campaign.back')} onClick={onBack}>
            <ArrowLeft size={16} aria-hidden />
          </ActionIcon>
          <h1 id="campaign" title={campaign?.name}>
            {campaign?.name ?? t('nav.campaigns')}
          </h1>
          {campaign && <StateChip state={campaign.state} />}
          {campaign && <CampaignActions campaign={campaign} onAgain={(to) => onAgain(campaign, to)} />}
        </div>
        {isError && !campaign && (
          <BlankState role="alert" Icon={CircleAlert} title={t('campaign.error')}>
            <Button variant="default" onClick={() => refetch()}>
              {t('list.again')}
            </Button>
          </BlankState>
        )}
        {!campaign && !isError && <div className={styles.waiting} aria-busy />}
        {campaign && (
          <>
            <div className={styles.summary}>
              <ProgressBar numbers={campaign.numbers} />
              <p>
                {campaign.template.name} · {campaign.template.language} · {format.exact(campaign.at)}
                {campaign.state === 'queueing' && (
                  <span role="status">
                    {t('campaign.queueing_far', {
                      part: format.number(campaign.taken),
                      whole: format.number(campaign.numbers.chosen),
                    })}
                  </span>
                )}
              </p>
              <PauseNotes campaign={campaign} />
            </div>
            <div className={styles.panes}>
              <NumbersList numbers={campaign.numbers} narrowed={narrowed} onNarrow={setNarrowed} />
              <MembersList id={id} narrowed={narrowed} open={student} onOpen={onStudent} />
            </div>
          </>
        )}
      </section>
      {student !== null && (
        <WhatsAppPanel key={student} id={student} listed={undefined} onClose={() => onStudent(null)} />
      )}
    </div>
  );
};
