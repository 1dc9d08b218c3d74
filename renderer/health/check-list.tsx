import { useTranslation } from 'react-i18next';
import { type Check, checksOf } from '../../preload/contract/checks.ts';
import type { Health } from '../../preload/contract/health.ts';
import { useFormat } from '../format/use-format.ts';
import { CHECK_NAMES, checkSays, STATE_NAMES } from './check-words.ts';
import styles from './checks.module.css';
import { numberName } from './number-name.ts';
import { StateMark } from './state-mark.tsx';

/** The set-up as it stands now: what is proven, and for all else what is wrong and what to do next. */
export const CheckList = ({ health }: { readonly health: Health }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const now = Date.parse(health.now);
  const checks = checksOf(health, now);
  const green = checks.filter(({ state }) => state === 'green').length;
  const subject = ({ name, about }: Check): string | null => {
    if (about === null) return null;
    return name === 'fields' ? t('check.app', { id: about }) : numberName(about, health.numbers);
  };
  return (
    <section aria-labelledby="set-up">
      <header className={styles.head}>
        <h2 id="set-up">{t('check.title')}</h2>
        <span>{t('check.proven', { green: format.number(green), all: format.number(checks.length) })}</span>
      </header>
      <ul className={styles.checks}>
        {checks.map((check) => {
          const about = subject(check);
          const told = checkSays(check, health, now);
          return (
            <li key={`${check.name} ${check.about}`} data-state={check.state}>
              <StateMark state={check.state} label={t(STATE_NAMES[check.state])} />
              <div>
                <p>
                  {t(CHECK_NAMES[check.name])}
                  {about !== null && <span className={styles.about}>{about}</span>}
                </p>
                {told && <p className={styles.says}>{t(told.says, { missing: told.missing })}</p>}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
