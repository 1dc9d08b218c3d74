import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../preload/contract/failures.ts';
import type { HistoryRow } from '../../preload/contract/history.ts';
import { spacedPhone } from '../format/phone.ts';
import { useFormat } from '../format/use-format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { kindName } from '../messages/kind-names.ts';
import { take } from '../messages/shelf.ts';
import { useWindow } from '../messages/use-window.ts';
import { LastTick } from '../registrations/last-tick.tsx';
import styles from './history-table.module.css';
import { rowNow } from './row-now.ts';
import { shownTemplate } from './use-choices.ts';

type LineProps = {
  readonly row: HistoryRow;
  /** From 0. */
  readonly place: number;
  readonly top: number;
  readonly now: number;
  readonly current: boolean;
  readonly opened: boolean;
};

export const lineId = (id: string): string => `message-${id}`;

/** One message. It alone draws again when a frame is about its student. */
export const HistoryLine = memo(({ row: read, place, top, now, current, opened }: LineProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const head = useWindow((state) =>
    read.registrationId === null ? undefined : take(state.heads, read.registrationId),
  );
  const row = rowNow(read, head);
  const { id, at, student, recipient, direction, statusAt } = row;
  const phone = spacedPhone(student?.phone ?? recipient ?? '');
  const name = student?.name || phone || t('row.no_name');
  return (
    <tr
      id={lineId(id)}
      className={styles.line}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={place + 2}
      aria-selected={opened}
      data-current={current}
      data-id={id}
    >
      <td data-col="at">
        <time dateTime={at} title={format.exact(at)}>
          {format.moment(at, now)}
        </time>
      </td>
      <td data-col="name" title={name}>
        {name}
      </td>
      <td data-col="phone">{phone === name ? '' : phone}</td>
      <td data-col="course" title={student?.course ?? undefined}>
        {student?.course}
      </td>
      <td data-col="message">
        <Words row={row} />
      </td>
      <td data-col="tick">
        <LastTick message={row} />
        {direction === 'out' && (
          <time dateTime={statusAt} title={format.exact(statusAt)}>
            {format.short(statusAt, now)}
          </time>
        )}
      </td>
    </tr>
  );
});

/** What it said; what went wrong comes first, then what it was sent as. */
const Words = ({ row }: { readonly row: HistoryRow }) => {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { text, kind, error, status, conflict, probablyDropped, template, campaign } = row;
  const trouble =
    status === 'failed' && error
      ? failureOf(error.code)[language].what
      : conflict
        ? t('history.conflict')
        : probablyDropped
          ? t('history.dropped')
          : null;
  const sentAs = campaign?.name ?? (template === null ? null : shownTemplate(template));
  const words = text || t(kindName(kind));
  return (
    <span title={[trouble, words, sentAs].filter(Boolean).join('\n')}>
      {trouble !== null && <strong>{trouble} </strong>}
      {words}
      {sentAs !== null && <small>{sentAs}</small>}
    </span>
  );
};
