import { Box } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { OptOutMark } from '../consent/opt-out-mark.tsx';
import { spacedPhone } from '../format/phone.ts';
import { useFormat } from '../format/use-format.ts';
import { type ReadRow, rowFace } from '../messages/row-face.ts';
import { take } from '../messages/shelf.ts';
import { useWindow } from '../messages/use-window.ts';
import { LastTick } from '../registrations/last-tick.tsx';
import { LastWords } from '../registrations/last-words.tsx';
import { WindowLeft } from '../registrations/window-left.tsx';
import styles from './conversations.module.css';

type LineProps = {
  readonly read: ReadRow;
  /** From 0. */
  readonly place: number;
  readonly total: number;
  readonly top: number;
  readonly now: number;
  readonly current: boolean;
  readonly opened: boolean;
};

export const lineId = (id: string): string => `conversation-${id}`;

/** One conversation: who, the last word, and whether somebody should look. It alone draws again when a frame is about it. */
export const ConversationLine = memo(({ read, place, total, top, now, current, opened }: LineProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const head = useWindow((state) => take(state.heads, read.row.id));
  const { id, name, phone, lastMessage, unread, windowUntil, optOut } = rowFace(read, head);
  const shown = name || (phone === null ? t('row.no_name') : spacedPhone(phone));
  return (
    <Box
      id={lineId(id)}
      role="option"
      aria-selected={opened}
      aria-posinset={place + 1}
      aria-setsize={total}
      className={styles.line}
      style={{ transform: `translateY(${top}px)` }}
      data-id={id}
      data-current={current}
      data-unread={unread > 0}
    >
      <span className={styles.name} title={shown}>
        {shown}
      </span>
      <span className={styles.side}>
        <OptOutMark optOut={optOut} size={13} />
        {lastMessage && (
          <time dateTime={lastMessage.at} title={format.exact(lastMessage.at)}>
            {format.short(lastMessage.at, now)}
          </time>
        )}
      </span>
      <span className={styles.words}>
        {lastMessage && <LastTick message={lastMessage} />}
        <LastWords message={lastMessage} />
      </span>
      <span className={styles.side}>
        <WindowLeft until={windowUntil} now={now} />
        {unread > 0 && <b title={t('row.unread', { count: unread })}>{unread > 99 ? '99+' : format.number(unread)}</b>}
      </span>
    </Box>
  );
});
