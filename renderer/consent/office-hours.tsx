import { useTranslation } from 'react-i18next';
import type { CollegeSettings, OfficeHours } from '../../preload/contract/college-settings.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './consent.module.css';

type Week = CollegeSettings['officeHours'];
type OfficeHoursProps = { readonly week: Week; readonly onChange: (week: Week) => void };

const USUAL = { from: '09:00', until: '18:00' } as const;

/** When the office is open, day by day. */
export const OfficeHoursTable = ({ week, onChange }: OfficeHoursProps) => {
  const { t } = useTranslation();
  const { weekday } = useFormat();
  const set = (day: number, hours: OfficeHours): void => {
    // A day that would end before it begins is not kept.
    if (hours === null || hours.from < hours.until)
      onChange(week.map((known, place) => (place === day ? hours : known)) as Week);
  };
  return (
    <details className={styles.hours}>
      <summary>{t('consent.hours')}</summary>
      <table className={styles.week} aria-label={t('consent.hours')}>
        <tbody>
          {week.map((hours, day) => {
            const name = weekday(day);
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <label>
                    <input
                      type="checkbox"
                      checked={hours !== null}
                      onChange={({ currentTarget }) => set(day, currentTarget.checked ? { ...USUAL } : null)}
                    />
                    {t('consent.open')}
                  </label>
                </td>
                <td>
                  {hours && (
                    <>
                      <input
                        type="time"
                        aria-label={t('consent.opens', { day: name })}
                        value={hours.from}
                        onChange={({ currentTarget }) => set(day, { ...hours, from: currentTarget.value })}
                      />
                      –
                      <input
                        type="time"
                        aria-label={t('consent.closes', { day: name })}
                        value={hours.until}
                        onChange={({ currentTarget }) => set(day, { ...hours, until: currentTarget.value })}
                      />
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
};
