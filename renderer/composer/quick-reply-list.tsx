import { Box } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QuickReply } from '../../preload/contract/asks/quick-replies.ts';
import { fragmentOf } from '../shell/route.ts';
import styles from './composer.module.css';

type QuickReplyListProps = {
  readonly id: string;
  readonly rows: readonly QuickReply[];
  readonly at: number;
  readonly onChoose: (reply: QuickReply) => void;
};

export const optionId = (list: string, at: number): string => `${list}-${at}`;

/** What a slash offers. The text field keeps the focus and the keys. */
export const QuickReplyList = ({ id, rows, at, onChoose }: QuickReplyListProps) => {
  const { t } = useTranslation();
  if (rows.length === 0)
    return (
      // The field must not lose the focus before the link is followed.
      <Box className={styles.none} role="status" onMouseDown={(event) => event.preventDefault()}>
        {t('compose.no_quick_reply')} <a href={fragmentOf({ page: 'settings' })}>{t('compose.to_settings')}</a>
      </Box>
    );
  return (
    <Box id={id} role="listbox" className={styles.quick} aria-label={t('compose.quick_replies')}>
      {rows.map((row, place) => (
        <Box
          key={row.id}
          id={optionId(id, place)}
          role="option"
          aria-selected={place === at}
          // The field must not lose the focus to it.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(row)}
        >
          <b>/{row.name}</b>
          <span title={row.text}>{row.text}</span>
        </Box>
      ))}
    </Box>
  );
};
