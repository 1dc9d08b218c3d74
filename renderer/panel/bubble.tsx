import { Paperclip } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '../../preload/contract/rows.ts';
import { useFormat } from '../format/use-format.ts';
import { kindName } from '../messages/kind-names.ts';
import { Tick } from '../ticks/tick.tsx';
import { FailureCode } from './failure-code.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './panel.module.css';
import { Timeline } from './timeline.tsx';

/** One message. Ours opens into its timeline. */
export const Bubble = ({ message }: { readonly message: MessageRow }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const timeline = useId();
  const { direction, error, conflict, status, reactions } = message;
  return (
    <li className={styles.message} data-direction={direction}>
      <span className={styles.spoken}>{t(direction === 'in' ? 'panel.they' : 'panel.we')}</span>
      <div className={styles.bubble}>
        <Quote message={message} />
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
      {reactions.length > 0 && (
        <ul className={styles.reactions} aria-label={t('panel.reactions')}>
          {reactions.map(({ emoji, from }) => (
            <li key={`${from} ${emoji}`} title={t(from === 'in' ? 'panel.they' : 'panel.we')}>
              {emoji}
            </li>
          ))}
        </ul>
      )}
      {message.probablyDropped && <p className={styles.aside}>{t('panel.dropped')}</p>}
      {conflict && (
        <div className={styles.aside}>
          {t('panel.conflict')}
          {error && <FailureCode failure={error} />}
        </div>
      )}
      {error && status === 'failed' && !conflict && <FailureNote failure={error} />}
      {direction === 'out' && (
        <div id={timeline} hidden={!open}>
          {open && <Timeline message={message} />}
        </div>
      )}
    </li>
  );
};

const Quote = ({ message: { replyTo } }: { readonly message: MessageRow }) => {
  const { t } = useTranslation();
  return replyTo && <blockquote className={styles.quote}>{replyTo.preview || t('panel.quoted')}</blockquote>;
};

const Words = ({ message }: { readonly message: MessageRow }) => {
  const { t } = useTranslation();
  if (message.revoked) return <p className={styles.gone}>{t('kind.revoked')}</p>;
  const { attachment, text, kind } = message;
  return (
    <>
      {attachment && (
        <p className={styles.file} title={attachment.mime ?? undefined}>
          <Paperclip size={14} aria-hidden />
          {attachment.filename ?? t(kindName(kind))}
        </p>
      )}
      {text ? <p className={styles.text}>{text}</p> : !attachment && <p className={styles.gone}>{t(kindName(kind))}</p>}
    </>
  );
};
