import { ActionIcon } from '@mantine/core';
import { Reply } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '../../preload/contract/rows.ts';
import { EmojiChoice } from './emoji-choice.tsx';
import styles from './message-tools.module.css';
import { useThreadActions } from './thread-actions.ts';
import type { useReact } from './use-react.ts';

type MessageToolsProps = { readonly message: MessageRow; readonly react: ReturnType<typeof useReact> };

/** Answering a message and reacting to it: there on hover and for the keyboard, while WhatsApp lets free text through. */
export const MessageTools = ({ message, react }: MessageToolsProps) => {
  const { t } = useTranslation();
  const { reply, windowOpen } = useThreadActions();
  if (!windowOpen || message.wamid === null || message.revoked) return null;
  const ours = message.reactions.find(({ from }) => from === 'out');
  return (
    <div className={styles.tools}>
      <ActionIcon size={24} aria-label={t('talk.reply')} title={t('talk.reply')} onClick={() => reply(message)}>
        <Reply size={14} aria-hidden />
      </ActionIcon>
      {message.direction === 'in' && (
        <EmojiChoice chosen={ours?.emoji ?? null} onChoose={(emoji) => react.mutate(emoji)} />
      )}
    </div>
  );
};
