import { useTranslation } from 'react-i18next';
import type { Stand } from '../../setup/steps.ts';
import { fragmentOf } from '../../shell/route.ts';
import styles from './connection.module.css';
import { NumberLine } from './number-line.tsx';

type NumbersListProps = { readonly stand: Stand; readonly onSaved: () => void };

/** The numbers of the college that is shown. */
export const NumbersList = ({ stand: { numbers, health }, onSaved }: NumbersListProps) => {
  const { t } = useTranslation();
  return (
    <section className={styles.part} aria-labelledby="connection-numbers">
      <h2 id="connection-numbers">{t('connect.numbers')}</h2>
      {numbers.length === 0 && (
        <p className={styles.none}>
          {t('connect.numbers_none')} <a href={fragmentOf({ page: 'setup' })}>{t('setup.open')}</a>
        </p>
      )}
      <ul className={styles.lines} aria-label={t('connect.numbers')}>
        {numbers.map((number) => (
          <NumberLine
            key={number.phoneNumberId}
            number={number}
            atMeta={health.numbers.find(({ phoneNumberId }) => phoneNumberId === number.phoneNumberId)}
            onSaved={onSaved}
          />
        ))}
      </ul>
    </section>
  );
};
