import { Button, Menu, Modal } from '@mantine/core';
import { ChevronDown, Download, Pause, RotateCw, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CampaignRow, RESENDS, type Resend } from '../../preload/contract/campaign.ts';
import { useFormat } from '../format/use-format.ts';
import { RESEND_NAMES } from './campaign-names.ts';
import styles from './campaigns.module.css';
import { isOpen, useSteer } from './use-campaign.ts';
import { useExport } from './use-export.ts';

type CampaignActionsProps = { readonly campaign: CampaignRow; readonly onAgain: (to: Resend) => void };

/** What can be done to a campaign: held back and let go on, taken back, sent again, kept as a file. */
export const CampaignActions = ({ campaign, onAgain }: CampaignActionsProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const steer = useSteer(campaign.id);
  const keep = useExport(campaign);
  const [asking, setAsking] = useState(false);
  const { stands, chosen } = campaign.numbers;
  const heldByHand = campaign.pauses.some(({ what }) => what === 'campaign');
  const again: Readonly<Record<Resend, number>> = {
    not_delivered: stands.failed + stands.cancelled + stands.sent,
    failed: stands.failed,
    cancelled: stands.cancelled,
    skipped: stands.skipped,
  };
  const cancel = (): void => steer.mutate('cancel', { onSettled: () => setAsking(false) });
  return (
    <div className={styles.actions}>
      {isOpen(campaign) && (
        <>
          {!heldByHand && (
            <Button
              variant="default"
              loading={steer.isPending}
              leftSection={<Pause size={14} aria-hidden />}
              onClick={() => steer.mutate('pause')}
            >
              {t('campaign.pause')}
            </Button>
          )}
          <Button variant="default" leftSection={<X size={14} aria-hidden />} onClick={() => setAsking(true)}>
            {t('campaign.cancel')}
          </Button>
        </>
      )}
      {Object.values(again).some((count) => count > 0) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              variant="default"
              leftSection={<RotateCw size={14} aria-hidden />}
              rightSection={<ChevronDown size={14} aria-hidden />}
            >
              {t('campaign.again')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {RESENDS.map((to) => (
              <Menu.Item key={to} disabled={again[to] === 0} onClick={() => onAgain(to)}>
                {t(RESEND_NAMES[to])}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button
        variant="default"
        leftSection={<Download size={14} aria-hidden />}
        loading={keep.isPending}
        onClick={() => keep.mutate()}
      >
        {t('campaign.export')}
      </Button>
      {(steer.isError || keep.isError) && (
        <span className={styles.refused} role="alert">
          {t('campaign.not_done')}
        </span>
      )}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('campaign.cancel_title')}
        closeButtonProps={{ 'aria-label': t('campaign.keep') }}
      >
        <p className={styles.lead}>
          {t('campaign.cancel_why', {
            waiting: format.number(stands.queued),
            gone: format.number(chosen - stands.queued - stands.skipped - stands.cancelled),
          })}
        </p>
        <div className={styles.answers}>
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            {t('campaign.keep')}
          </Button>
          <Button color="red" loading={steer.isPending} onClick={cancel}>
            {t('campaign.cancel_yes', { count: stands.queued, shown: format.number(stands.queued) })}
          </Button>
        </div>
      </Modal>
    </div>
  );
};
