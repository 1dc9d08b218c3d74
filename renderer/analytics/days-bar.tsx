import { Select } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './analytics.module.css';
import { areDays, type Days, daysOf, PRESETS, type Preset } from './days.ts';

/** Days that are meant anew every day, or days of one's own. */
export type Choice = Preset | Days;

const NAMES = {
  week: 'analytics.week',
  month: 'analytics.month',
  this_month: 'analytics.this_month',
  all: 'analytics.all',
} as const satisfies Record<Preset, string>;

type DaysBarProps = {
  readonly today: string;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
};

/** Which days are looked at. */
export const DaysBar = ({ today, choice, onChoose }: DaysBarProps) => {
  const { t } = useTranslation();
  const wrong = useId();
  const [draft, setDraft] = useState<Days>(() => (typeof choice === 'object' ? choice : daysOf(choice, today)));
  const own = typeof choice === 'object';
  const write = (next: Days): void => {
    setDraft(next);
    if (areDays(next)) onChoose(next);
  };
  const day = (end: keyof Days, name: string) => (
    <input
      type="date"
      className={styles.date}
      aria-label={name}
      aria-invalid={!areDays(draft)}
      aria-describedby={areDays(draft) ? undefined : wrong}
      value={draft[end]}
      max={today}
      onChange={({ currentTarget: { value } }) => write({ ...draft, [end]: value })}
    />
  );
  return (
    <div className={styles.days}>
      <Select<Preset | 'own'>
        className={styles.choice ?? ''}
        aria-label={t('analytics.days')}
        data={[
          ...PRESETS.map((preset) => ({ value: preset, label: t(NAMES[preset]) })),
          { value: 'own' as const, label: t('analytics.own') },
        ]}
        value={own ? 'own' : choice}
        allowDeselect={false}
        onChange={(chosen) => {
          if (chosen === null) return;
          if (chosen !== 'own') return onChoose(chosen);
          // Begins with what is shown; "everything" has no day to begin with.
          write(daysOf(own || choice === 'all' ? 'month' : choice, today));
        }}
      />
      {own && (
        <>
          {day('from', t('analytics.from'))}
          <span aria-hidden>–</span>
          {day('to', t('analytics.to'))}
          {!areDays(draft) && (
            <span id={wrong} className={styles.wrong} role="alert">
              {t('analytics.wrong_days')}
            </span>
          )}
        </>
      )}
    </div>
  );
};
