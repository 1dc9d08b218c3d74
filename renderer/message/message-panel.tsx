import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HistoryRow } from '../../preload/contract/history.ts';
import panelStyles from '../panel/panel.module.css';
import { useHotkey } from '../shell/use-hotkey.ts';
import { CopyLink } from './copy-link.tsx';
import styles from './message.module.css';
import { MessageDetails } from './message-details.tsx';
import { MessageState } from './message-state.tsx';
import { StudentFacts, StudentName } from './message-student.tsx';
import { useMessage } from './use-message.ts';

type MessagePanelProps = {
  readonly id: string;
  readonly listed: HistoryRow | undefined;
  readonly onClose: () => void;
};

/** One message with all that happened to it, beside the list. */
export const MessagePanel = ({ id, listed, onClose }: MessagePanelProps) => {
  const { t } = useTranslation();
  const query = useMessage(id, listed);
  const { message } = query;
  const close = (): void => {
    onClose();
    document.querySelector<HTMLElement>('main [role="grid"]')?.focus();
  };
  useHotkey('close', close);
  return (
    <aside className={panelStyles.panel} aria-labelledby="message">
      <header className={panelStyles.head}>
        <div className={panelStyles.who}>
          <h2 id="message">{message ? <StudentName message={message} /> : t('message.title')}</h2>
          {message && <StudentFacts message={message} />}
        </div>
        <CopyLink id={id} />
        <ActionIcon aria-label={t('message.close')} onClick={close}>
          <X size={16} aria-hidden />
        </ActionIcon>
      </header>
      <div className={styles.body}>
        {message ? <MessageDetails message={message} /> : <MessageState query={query} />}
      </div>
    </aside>
  );
};
