import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import styles from './campaigns.module.css';
import { useDecide } from './use-campaign.ts';

/** Above those who need a person: one decision for all of them. */
export const DecideBar = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const decide = useDecide(id);
  const said = decide.data && t('campaign.decided', { shown: format.number(decide.data.decided) });
  return (
    <div className={styles.decide}>
      <p role="status">{decide.isError ? t('campaign.not_done') : (said ?? t('campaign.decide_why'))}</p>
      <Button variant="default" loading={decide.isPending} onClick={() => decide.mutate('give_up')}>
        {t('campaign.give_up')}
      </Button>
      <Button variant="default" loading={decide.isPending} onClick={() => decide.mutate('send_again')}>
        {t('campaign.try_again')}
      </Button>
    </div>
  );
};
