import { Checkbox } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { OptOutMark } from '../consent/opt-out-mark.tsx';
import { spacedPhone } from '../format/phone.ts';
import { useFormat } from '../format/use-format.ts';
import { type ReadRow, rowFace } from '../messages/row-face.ts';
import { take } from '../messages/shelf.ts';
import { useWindow } from '../messages/use-window.ts';
import { LastTick } from './last-tick.tsx';
import { LastWords } from './last-words.tsx';
import styles from './table.module.css';
import { WindowLeft } from './window-left.tsx';

type LineProps = {
  readonly read: ReadRow;
  /** From 0. */
  readonly place: number;
  readonly top: number;
  readonly now: number;
  readonly current: boolean;
  readonly opened: boolean;
  readonly chosen: boolean;
};

export const rowElementId = (id: string): string => `registration-${id}`;

/** One registration. It alone draws again when a frame is about it. */
export const RegistrationLine = memo(({ read, place, top, now, current, opened, chosen }: LineProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const head = useWindow((state) => take(state.heads, read.row.id));
  const { id, name, phone, course, batch, externalId, lastMessage, unread, windowUntil, optOut } = rowFace(read, head);
  const shownPhone = phone === null ? '' : spacedPhone(phone);
  return (
    <tr
      id={rowElementId(id)}
      className={styles.line}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={place + 2}
      aria-selected={opened}
      data-current={current}
      data-unread={unread > 0}
      data-id={id}
    >
      <td data-col="select">
        {/* The grid hears the click, and Space on the line. */}
        <Checkbox
          size="xs"
          tabIndex={-1}
          readOnly
          checked={chosen}
          aria-label={t('selection.line', { name: name || shownPhone })}
        />
      </td>
      <td data-col="name" title={name}>
        {name || shownPhone || t('row.no_name')}
      </td>
      <td data-col="phone">{shownPhone}</td>
      <td data-col="course" title={course ?? undefined}>
        {externalId === null ? t('row.contact') : course}
      </td>
      <td data-col="batch">{batch}</td>
      <td data-col="message">
        <LastWords message={lastMessage} />
      </td>
      <td data-col="tick">
        {lastMessage && (
          <>
            <LastTick message={lastMessage} />
            <time dateTime={lastMessage.statusAt} title={format.exact(lastMessage.statusAt)}>
              {format.short(lastMessage.statusAt, now)}
            </time>
          </>
        )}
      </td>
      <td data-col="unread">
        {unread > 0 && <b title={t('row.unread', { count: unread })}>{unread > 99 ? '99+' : format.number(unread)}</b>}
      </td>
      <td data-col="window">
        <WindowLeft until={windowUntil} now={now} />
      </td>
      <td data-col="opted">
        <OptOutMark optOut={optOut} size={14} />
      </td>
    </tr>
  );
});

/** A line that is not read yet keeps its place. */
export const WaitingLine = ({ place, top }: { readonly place: number; readonly top: number }) => (
  <tr className={styles.line} style={{ transform: `translateY(${top}px)` }} aria-rowindex={place + 2} aria-busy>
    <td data-col="name">
      <i className={styles.waiting} />
    </td>
  </tr>
);
