import { useTranslation } from 'react-i18next';
import type { Failure } from '../../preload/contract/failure.ts';
import type { HistoryRow } from '../../preload/contract/history.ts';
import { useFormat } from '../format/use-format.ts';
import { shownTemplate } from '../history/use-choices.ts';
import { FailureCode } from '../panel/failure-code.tsx';
import { FailureNote } from '../panel/failure-note.tsx';
import { OutgoingNote } from '../panel/outgoing-note.tsx';
import panelStyles from '../panel/panel.module.css';
import { Timeline } from '../panel/timeline.tsx';
import { Words } from '../panel/words.tsx';
import { fragmentOf } from '../shell/route.ts';
import { Attempts } from './attempts.tsx';
import { Deliveries } from './deliveries.tsx';
import styles from './message.module.css';

/** Everything that is known of one message: what it said, what became of it and when, each try, and each delivery that told of it. */
export const MessageDetails = ({ message }: { readonly message: HistoryRow }) => {
  const { t } = useTranslation();
  const { direction, status, error, conflict, probablyDropped, outgoing, registrationId } = message;
  const isOurs = direction === 'out';
  return (
    <>
      <div className={styles.bubble} data-direction={direction}>
        {message.replyTo?.preview && <blockquote className={panelStyles.quote}>{message.replyTo.preview}</blockquote>}
        <Words message={message} />
      </div>
      <Facts message={message} />
      {registrationId !== null && (
        <a className={styles.link} href={fragmentOf({ page: 'registrations', open: registrationId })}>
          {t('message.conversation')}
        </a>
      )}
      {probablyDropped && <Told title={t('history.dropped')} why={t('message.dropped_why')} />}
      {conflict && <Told title={t('history.conflict')} why={t('message.conflict_why')} failure={error} />}
      {outgoing && <OutgoingNote message={message} outgoing={outgoing} />}
      {error && status === 'failed' && !conflict && outgoing?.state !== 'person' && (
        <div className={styles.failure}>
          <FailureNote failure={error} />
        </div>
      )}
      {isOurs && (
        <section className={styles.part} aria-labelledby="steps">
          <h3 id="steps">{t('timeline.title')}</h3>
          <Timeline message={message} />
        </section>
      )}
      {isOurs && <Attempts message={message} />}
      <Deliveries message={message} />
    </>
  );
};

/** When, which way, from where, and as what it was sent. */
const Facts = ({ message }: { readonly message: HistoryRow }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { at, direction, wamid, template, campaign } = message;
  return (
    <dl className={styles.facts}>
      <dt>{t(direction === 'in' ? 'message.received' : 'message.sent')}</dt>
      <dd>
        <time dateTime={at}>{format.exact(at)}</time>
      </dd>
      {template !== null && (
        <>
          <dt>{t('history.template')}</dt>
          <dd>{shownTemplate(template)}</dd>
        </>
      )}
      {campaign !== null && (
        <>
          <dt>{t('history.campaign')}</dt>
          <dd>
            <a href={fragmentOf({ page: 'campaigns', campaign: campaign.id, student: null })}>{campaign.name}</a>
          </dd>
        </>
      )}
      {wamid !== null && (
        <>
          <dt>{t('message.wamid')}</dt>
          <dd className={styles.code}>{wamid}</dd>
        </>
      )}
    </dl>
  );
};

type ToldProps = { readonly title: string; readonly why: string; readonly failure?: Failure | null };

/** Something that the ticks alone do not say. */
const Told = ({ title, why, failure = null }: ToldProps) => (
  <div className={styles.told}>
    <strong>{title}</strong>
    <p>{why}</p>
    {failure && <FailureCode failure={failure} />}
  </div>
);
