import { useTranslation } from 'react-i18next';
import { failureOf } from '../../preload/contract/failures.ts';
import type { AttemptRow, HistoryRow } from '../../preload/contract/history.ts';
import { useFormat } from '../format/use-format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { FailureCode } from '../panel/failure-code.tsx';
import { useTimeline } from '../panel/use-timeline.ts';
import styles from './message.module.css';

const OUTCOMES = {
  accepted: 'message.try_accepted',
  not_sent: 'message.try_not_sent',
  failed: 'message.try_failed',
  unknown: 'message.try_unknown',
} as const satisfies Record<NonNullable<AttemptRow['outcome']>, string>;

/** Each try of this desk at a message: when it was asked for, begun and answered, and what the answer was. */
export const Attempts = ({ message }: { readonly message: HistoryRow }) => {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { data } = useTimeline(message);
  // Of what was sent from elsewhere nothing is known but the wamid, which is told anyway.
  const attempts = (data?.attempts ?? []).filter(({ queuedAt }) => queuedAt !== null);
  if (attempts.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby="attempts">
      <h3 id="attempts">{t('message.attempts')}</h3>
      <ol className={styles.attempts}>
        {attempts.map((attempt) => (
          <li key={attempt.attempt}>
            <Outcome attempt={attempt} />
            {attempt.error && (
              <>
                <p>{failureOf(attempt.error.code)[language].what}</p>
                <FailureCode failure={attempt.error} />
              </>
            )}
            <Times attempt={attempt} near={message.at} wamid={attempts.length > 1 ? attempt.wamid : null} />
          </li>
        ))}
      </ol>
    </section>
  );
};

const Outcome = ({ attempt: { attempt, outcome, httpStatus } }: { readonly attempt: AttemptRow }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const ended = t(outcome === null ? 'message.try_open' : OUTCOMES[outcome]);
  return (
    <b>
      {t('message.try', { attempt: format.number(attempt) })}: {ended}
      {httpStatus !== null && <small>HTTP {httpStatus}</small>}
    </b>
  );
};

type TimesProps = {
  readonly attempt: AttemptRow;
  readonly near: string;
  /** Where there are several; a single one is told with the message. */
  readonly wamid: string | null;
};

const Times = ({ attempt, near, wamid }: TimesProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const steps = [
    { name: t('message.queued'), at: attempt.queuedAt },
    { name: t('message.begun'), at: attempt.begunAt },
    { name: t('message.answered'), at: attempt.endedAt },
  ];
  return (
    <dl className={styles.facts}>
      {steps.map(
        ({ name, at }) =>
          at !== null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <time dateTime={at} title={format.exact(at)}>
                  {format.clock(at, near)}
                </time>
              </dd>
            </div>
          ),
      )}
      {wamid !== null && (
        <div>
          <dt>{t('message.wamid')}</dt>
          <dd className={styles.code}>{wamid}</dd>
        </div>
      )}
    </dl>
  );
};
