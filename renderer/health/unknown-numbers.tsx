import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../preload/contract/health.ts';
import { useFormat } from '../format/use-format.ts';
import { type Assigned, AssignNumber } from './assign-number.tsx';
import styles from './health.module.css';

type UnknownNumbersProps = { readonly numbers: Health['unknownNumbers']; readonly onLook: () => void };

/** Numbers that Meta told of and no college owns, each with the hand that gives it to one. */
export const UnknownNumbers = ({ numbers, onLook }: UnknownNumbersProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [done, setDone] = useState<Assigned | null>(null);
  if (numbers.length === 0 && done === null) return null;
  return (
    <section aria-labelledby="unknown-numbers">
      <h2 id="unknown-numbers">{t('health.unknown_numbers')}</h2>
      <p className={styles.why}>{t('health.unknown_numbers_why')}</p>
      <p role="status" className={styles.done}>
        {done && t('health.assigned', { ...done, count: done.lines, shown: format.number(done.lines) })}
      </p>
      <dl className={styles.facts}>
        {numbers.map(({ phoneNumberId, lines }) => (
          <div key={phoneNumberId}>
            <dt>
              <code>{phoneNumberId}</code>
            </dt>
            <dd className={styles.assign}>
              {t('health.lines', { count: lines, shown: format.number(lines) })}
              <AssignNumber
                {...{ phoneNumberId, lines }}
                onAssigned={(assigned) => {
                  setDone(assigned);
                  onLook();
                }}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
