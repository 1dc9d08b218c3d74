import { useTranslation } from 'react-i18next';
import {
  CAMPAIGN_REACHES,
  CAMPAIGN_STANDS,
  type CampaignNumbers,
  type CampaignReach,
} from '../../preload/contract/campaign.ts';
import { failureOf } from '../../preload/contract/failures.ts';
import { useFormat } from '../format/use-format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { SKIP_NAMES } from '../templates/skip-names.ts';
import { REACHES, STANDS } from './campaign-names.ts';
import styles from './campaigns.module.css';
import { EVERYBODY, isSame, type Narrowed } from './narrowed.ts';
import { NumberLine } from './number-line.tsx';

type NumbersListProps = {
  readonly numbers: CampaignNumbers;
  readonly narrowed: Narrowed;
  readonly onNarrow: (narrowed: Narrowed) => void;
};

/** What each stage is a part of. */
const wholeOf = ({ chosen, stands, reached }: CampaignNumbers): Readonly<Record<CampaignReach, number>> => ({
  handed: chosen - stands.skipped,
  sent: reached.handed,
  delivered: reached.handed,
  read: reached.delivered,
});

/** A campaign's numbers: how far messages came, each with what it is a part of; and where everybody stands now. */
export const NumbersList = ({ numbers, narrowed, onNarrow }: NumbersListProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useLanguage();
  const choose = (next: Narrowed) => ({
    pressed: isSame(narrowed, next),
    onPress: () => onNarrow(isSame(narrowed, next) ? EVERYBODY : next),
  });
  const wholes = wholeOf(numbers);
  return (
    <div className={styles.numbers}>
      <h2>{t('campaign.reached')}</h2>
      {CAMPAIGN_REACHES.map((reach) => {
        const [part, whole] = [numbers.reached[reach], wholes[reach]];
        return (
          <NumberLine
            key={reach}
            name={t(REACHES[reach])}
            count={t('campaign.part_of', { part: format.number(part), whole: format.number(whole) })}
            share={whole === 0 ? '' : format.percent(part, whole)}
            {...choose({ reached: reach })}
          />
        );
      })}
      <p className={styles.note}>{t('campaign.receipts')}</p>
      <h2>{t('campaign.now')}</h2>
      <NumberLine
        name={t('campaign.chosen')}
        why={t('campaign.chosen_why')}
        count={format.number(numbers.chosen)}
        {...choose(EVERYBODY)}
      />
      {CAMPAIGN_STANDS.map((stand) => (
        <div key={stand} data-none={numbers.stands[stand] === 0}>
          <NumberLine
            name={t(STANDS[stand].name)}
            why={t(STANDS[stand].why)}
            count={format.number(numbers.stands[stand])}
            {...choose({ stand })}
          />
          {stand === 'failed' &&
            numbers.failed.map(({ code, count }) => (
              <NumberLine
                key={code}
                inner
                name={code === null ? t('campaign.no_reason') : failureOf(code)[language].what}
                count={format.number(count)}
                {...choose(code === null ? { stand } : { stand, code })}
              />
            ))}
          {stand === 'skipped' &&
            numbers.skipped.map(({ reason, count }) => (
              <NumberLine
                key={reason}
                inner
                name={t(SKIP_NAMES[reason])}
                count={format.number(count)}
                {...choose({ stand, reason })}
              />
            ))}
        </div>
      ))}
    </div>
  );
};
