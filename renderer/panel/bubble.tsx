import { memo, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '../../preload/contract/rows.ts';
import { useFormat } from '../format/use-format.ts';
import { Tick } from '../ticks/tick.tsx';
import { FailureCode } from './failure-code.tsx';
import { FailureNote } from './failure-note.tsx';
import { MessageTools } from './message-tools.tsx';
import { OutgoingNote } from './outgoing-note.tsx';
import styles from './panel.module.css';
import { Quote } from './quote.tsx';
import { Reactions } from './reactions.tsx';
import { Timeline } from './timeline.tsx';
import { useReact } from './use-react.ts';
import { Words } from './words.tsx';

/** One message. Ours opens into its timeline. `found`: somebody has just jumped here. */
export const Bubble = memo(({ message, found }: { readonly message: MessageRow; readonly found: boolean }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const timeline = useId();
  const react = useReact(message.id);
  const { direction, error, conflict, status, outgoing, replyTo } = message;
  return (
    <li className={styles.message} data-direction={direction} data-wamid={message.wamid} data-found={found}>
      <span className={styles.spoken}>{t(direction === 'in' ? 'panel.they' : 'panel.we')}</span>
      <div className={styles.line}>
        <div className={styles.bubble}>
          {replyTo && <Quote replyTo={replyTo} />}
          <Words message={message} />
          <div className={styles.meta}>
            {message.edited && !message.revoked && <span>{t('panel.edited')}</span>}
            {direction === 'in' ? (
              <time dateTime={message.at}>{format.time(message.at)}</time>
            ) : (
              <button
                type="button"
                className={styles.expand}
                aria-expanded={open}
                aria-controls={timeline}
                title={t('timeline.title')}
                onClick={() => setOpen(!open)}
              >
                <time dateTime={message.at}>{format.time(message.at)}</time>
                <Tick status={status} message={message} />
              </button>
            )}
          </div>
        </div>
        <MessageTools message={message} react={react} />
      </div>
      <Reactions message={message} react={react} />
      {react.isError && (
        <p className={styles.aside} role="alert">
          {t('talk.not_reacted')}
        </p>
      )}
      {message.probablyDropped && <p className={styles.aside}>{t('panel.dropped')}</p>}
      {conflict && (
        <div className={styles.aside}>
          {t('panel.conflict')}
          {error && <FailureCode failure={error} />}
        </div>
      )}
      {outgoing && <OutgoingNote message={message} outgoing={outgoing} />}
      {error && status === 'failed' && !conflict && outgoing?.state !== 'person' && <FailureNote failure={error} />}
      {direction === 'out' && (
        <div id={timeline} hidden={!open}>
          {open && <Timeline message={message} />}
        </div>
      )}
    </li>
  );
});
