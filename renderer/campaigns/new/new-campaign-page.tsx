import { ActionIcon } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateChoice } from '../../../preload/contract/asks/sending.ts';
import styles from '../campaigns.module.css';
import { AudienceStep } from './audience-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { TemplateStep } from './template-step.tsx';
import type { Wish } from './wish.ts';

const STEPS = [
  { step: 'audience', name: 'campaign.step_audience' },
  { step: 'template', name: 'campaign.step_template' },
  { step: 'review', name: 'campaign.step_review' },
] as const;
type Step = (typeof STEPS)[number]['step'];

type NewCampaignPageProps = {
  /** What was chosen elsewhere, in the table or with an earlier campaign. */
  readonly wish: Wish | null;
  readonly onStarted: (id: string) => void;
  readonly onBack: () => void;
};

/** A campaign from nothing to its first message: whom, what, and a last look at who will get it. */
export const NewCampaignPage = ({ wish: given, onStarted, onBack }: NewCampaignPageProps) => {
  const { t } = useTranslation();
  const [wish, setWish] = useState(given);
  const [template, setTemplate] = useState<TemplateChoice | null>(given?.template ?? null);
  const [step, setStep] = useState<Step>(firstStep(given));
  const at = STEPS.findIndex((one) => one.step === step);
  return (
    <section className={styles.page} aria-labelledby="new-campaign">
      <div className={styles.head}>
        <ActionIcon aria-label={t('campaign.back')} onClick={onBack}>
          <ArrowLeft size={16} aria-hidden />
        </ActionIcon>
        <h1 id="new-campaign">{t('campaign.new')}</h1>
        <ol className={styles.steps}>
          {STEPS.map((one, place) => (
            <li key={one.step} aria-current={one.step === step ? 'step' : undefined}>
              <button type="button" disabled={place >= at} onClick={() => setStep(one.step)}>
                {t(one.name)}
              </button>
            </li>
          ))}
        </ol>
      </div>
      <div className={styles.scroller}>
        {step === 'audience' && (
          <AudienceStep
            wish={wish}
            onNext={(next) => {
              setWish(next);
              setStep('template');
            }}
          />
        )}
        {step === 'template' && wish && (
          <TemplateStep
            value={template}
            example={wish.example}
            onNext={(next) => {
              setTemplate(next);
              setStep('review');
            }}
          />
        )}
        {step === 'review' && wish && template && (
          <ReviewStep
            key={JSON.stringify(template)}
            wish={wish}
            template={template}
            onStarted={onStarted}
            onTemplate={() => setStep('template')}
          />
        )}
      </div>
    </section>
  );
};

const firstStep = (given: Wish | null): Step => {
  if (given === null) return 'audience';
  return given.template === null ? 'template' : 'review';
};
