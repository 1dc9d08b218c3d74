import { Button, Select, TextInput } from '@mantine/core';
import { CircleAlert, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateChoice } from '../../../preload/contract/asks/sending.ts';
import { useFormat } from '../../format/use-format.ts';
import { LEFT_NAMES } from '../campaign-names.ts';
import styles from '../campaigns.module.css';
import { SkippedList } from './skipped-list.tsx';
import { usePlan } from './use-plan.ts';
import type { Wish } from './wish.ts';

const SPARED = [
  { value: '0', name: 'campaign.spare_none' },
  { value: '24', name: 'campaign.spare_day' },
  { value: '168', name: 'campaign.spare_week' },
  { value: '720', name: 'campaign.spare_month' },
] as const;

type ReviewStepProps = {
  readonly wish: Wish;
  readonly template: TemplateChoice;
  readonly onStarted: (id: string) => void;
  readonly onTemplate: () => void;
};

/** The last look: exactly how many will get it, who is left out and why, and what it is called. */
export const ReviewStep = ({ wish, template, onStarted, onTemplate }: ReviewStepProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [spared, setSpared] = useState<string>('24');
  const [name, setName] = useState(wish.name ?? template.name.replaceAll('_', ' '));
  const plan = { audience: wish.audience, template, sparedHours: Number(spared) };
  const { preview, start, changed } = usePlan(plan, onStarted);
  const { data } = preview;
  const willGet = data?.willGet ?? 0;
  return (
    <div className={styles.column}>
      <h2>{t('campaign.review')}</h2>
      {preview.isError && !data && (
        <div className={styles.warning} role="alert">
          <CircleAlert size={16} aria-hidden />
          <p>{t('campaign.preview_error')}</p>
          <Button variant="default" onClick={() => preview.refetch()}>
            {t('list.again')}
          </Button>
        </div>
      )}
      {changed && (
        <p className={styles.warning} role="alert">
          {t('campaign.changed')}
        </p>
      )}
      {start.isError && !changed && (
        <p className={styles.warning} role="alert">
          {t('campaign.not_started')}
        </p>
      )}
      {/* Kept in place while it is counted anew. */}
      <dl className={styles.sums} aria-busy={preview.isFetching} data-dimmed={preview.isPlaceholderData}>
        <div>
          <dd>{data ? format.number(data.chosen) : '…'}</dd>
          <dt>{t('campaign.chosen')}</dt>
        </div>
        <div>
          <dd>{data ? format.number(data.chosen - data.willGet) : '…'}</dd>
          <dt>{t('campaign.skipped')}</dt>
        </div>
        <div data-main>
          <dd>{data ? format.number(data.willGet) : '…'}</dd>
          <dt>{t('campaign.will_get')}</dt>
        </div>
      </dl>
      {data?.skipped.map(({ reason, count }) => (
        <SkippedList key={reason} plan={plan} reason={reason} count={count} />
      ))}
      {data?.skipped.some(({ reason }) => reason === 'variable_missing' || reason === 'variable_unfit') && (
        <p className={styles.lead}>
          {t('campaign.missing_why')}{' '}
          <button type="button" className={styles.link} onClick={onTemplate}>
            {t('campaign.to_template')}
          </button>
        </p>
      )}
      {data && data.left.length > 0 && (
        <ul className={styles.left}>
          {data.left.map(({ reason, count }) => (
            <li key={reason}>{t(LEFT_NAMES[reason], { count, shown: format.number(count) })}</li>
          ))}
        </ul>
      )}
      <div className={styles.fields}>
        <TextInput
          label={t('campaign.name')}
          description={t('campaign.name_why')}
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Select
          label={t('campaign.spare')}
          description={t('campaign.spare_why')}
          data={SPARED.map(({ value, name: words }) => ({ value, label: t(words) }))}
          value={spared}
          allowDeselect={false}
          onChange={(hours) => hours !== null && setSpared(hours)}
        />
      </div>
      <div className={styles.answers}>
        <Button
          size="sm"
          leftSection={<Send size={15} aria-hidden />}
          loading={start.isPending}
          disabled={!data || preview.isPlaceholderData || willGet === 0 || name.trim() === ''}
          onClick={() => data && start.mutate({ name: name.trim(), expected: data.chosen })}
        >
          {willGet === 0
            ? t('campaign.send_nobody')
            : t('campaign.send', { count: willGet, shown: format.number(willGet) })}
        </Button>
      </div>
    </div>
  );
};
