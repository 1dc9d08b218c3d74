import { useTranslation } from 'react-i18next';
import type { CampaignRow } from '../../preload/contract/campaign.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './campaigns.module.css';
import { ProgressBar } from './progress-bar.tsx';
import { StateChip } from './state-chip.tsx';

type CampaignLineProps = {
  readonly campaign: CampaignRow;
  readonly when: string;
  readonly onOpen: () => void;
};

/** One campaign: what and when, how it stands, and how far it is. */
export const CampaignLine = ({ campaign, when, onOpen }: CampaignLineProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, template, at, state, numbers } = campaign;
  const { reached, stands, chosen } = numbers;
  return (
    <li>
      <button type="button" className={styles.line} onClick={onOpen}>
        <span className={styles.what}>
          <b title={name}>{name}</b>
          <small title={`${template.name} · ${template.language}`}>
            {template.name} · {template.language}
          </small>
        </span>
        <StateChip state={state} />
        <span className={styles.far}>
          <ProgressBar numbers={numbers} />
          <small>
            {t('campaign.delivered_of', { part: format.number(reached.delivered), whole: format.number(chosen) })}
            {stands.failed + stands.person > 0 && (
              <em>{t('campaign.trouble', { shown: format.number(stands.failed + stands.person) })}</em>
            )}
          </small>
        </span>
        <time dateTime={at} title={format.exact(at)}>
          {when}
        </time>
      </button>
    </li>
  );
};
