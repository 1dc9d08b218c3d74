import { useTranslation } from 'react-i18next';
import { failureOf } from '../../preload/contract/failures.ts';
import type { PauseRow } from '../../preload/contract/outgoing.ts';
import { useFormat } from '../format/use-format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { PAUSE_NAMES } from './pause-names.ts';

/** What is held back, why, and until when. */
export const PauseWords = ({ pause: { what, until, error } }: { readonly pause: PauseRow }) => {
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
