import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '../../preload/contract/rows.ts';
import { kindName } from '../messages/kind-names.ts';
import styles from './composer.module.css';

/** The message that is being answered. */
export const ReplyBar = ({ message, onDrop }: { readonly message: MessageRow; readonly onDrop: () => void }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.reply}>
      <blockquote>
        <span>{t(message.direction === 'in' ? 'panel.they' : 'panel.we')}</span>
        <p>{message.text || t(kindName(message.kind))}</p>
      </blockquote>
      <ActionIcon size={22} aria-label={t('compose.no_reply')} onClick={onDrop}>
        <X size={13} aria-hidden />
      </ActionIcon>
    </div>
  );
};
