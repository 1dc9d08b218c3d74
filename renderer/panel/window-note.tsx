import { BellOff, Clock3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RegistrationRow } from '../../preload/contract/rows.ts';
import { timeLeft } from '../format/time-left.ts';
import styles from './panel.module.css';

/** What may be sent to this student now, so that nobody has to remember Meta's rules. */
export const WindowNote = ({ person, now }: { readonly person: RegistrationRow; readonly now: number }) => {
  const { t } = useTranslation();
  const left = timeLeft(person.windowUntil, now);
  const length = left && (left.hours > 0 ? t('left.hours', left) : t('left.minutes', left));
  return (
    <footer className={styles.note}>
      <p>
        <Clock3 size={14} aria-hidden />
        {length === null ? t('panel.window_closed') : t('panel.window_open', { left: length })}
      </p>
      {person.optedOut && (
        <p>
          <BellOff size={14} aria-hidden />
          {t('panel.opted_out')}
        </p>
      )}
    </footer>
  );
};
