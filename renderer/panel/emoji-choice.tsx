import { ActionIcon, Popover } from '@mantine/core';
import { SmilePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstEmoji } from './first-emoji.ts';
import styles from './message-tools.module.css';

const COMMON = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const;

type EmojiChoiceProps = { readonly chosen: string | null; readonly onChoose: (emoji: string | null) => void };

/** The six that WhatsApp offers, and any other that the keyboard has. The one that is set is taken back by choosing it again. */
export const EmojiChoice = ({ chosen, onChoose }: EmojiChoiceProps) => {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const choose = (emoji: string): void => {
    setOpened(false);
    onChoose(emoji === chosen ? null : emoji);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size={24} aria-label={t('talk.react')} title={t('talk.react')} onClick={() => setOpened(!opened)}>
          <SmilePlus size={14} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles.emoji ?? ''} aria-label={t('talk.react')}>
        {COMMON.map((emoji) => (
          <button key={emoji} type="button" aria-pressed={emoji === chosen} onClick={() => choose(emoji)}>
            {emoji}
          </button>
        ))}
        <input
          aria-label={t('talk.other_emoji')}
          title={t('talk.other_emoji')}
          placeholder="+"
          value=""
          onChange={({ currentTarget }) => {
            const emoji = firstEmoji(currentTarget.value);
            if (emoji !== null) choose(emoji);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
};
