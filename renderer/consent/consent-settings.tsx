import { useTranslation } from 'react-i18next';
import styles from './consent.module.css';
import { OfficeHoursTable } from './office-hours.tsx';
import { useCollegeSettings } from './use-college-settings.ts';
import { WordsField } from './words-field.tsx';

const isDay = (line: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(line) && !Number.isNaN(Date.parse(line));

/** The words by which students stop messages, and the calendar of the college. */
export const ConsentSettings = () => {
  const { t } = useTranslation();
  const { settings, change, failed } = useCollegeSettings();
  if (!settings) return null;
  return (
    <div className={styles.fields}>
      {failed && <p role="alert">{t('settings.not_saved')}</p>}
      <WordsField
        label={t('consent.stop_words')}
        why={t('consent.stop_why')}
        words={settings.stopWords}
        onChange={(stopWords) => change({ stopWords })}
      />
      <WordsField
        label={t('consent.start_words')}
        why={t('consent.start_why')}
        words={settings.startWords}
        onChange={(startWords) => change({ startWords })}
      />
      <OfficeHoursTable week={settings.officeHours} onChange={(officeHours) => change({ officeHours })} />
      <WordsField
        label={t('consent.holidays')}
        why={t('consent.holidays_why')}
        words={settings.holidays}
        fits={isDay}
        onChange={(holidays) => change({ holidays })}
      />
    </div>
  );
};
