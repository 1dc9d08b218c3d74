import { CornerDownLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LastMessage } from '../../preload/contract/rows.ts';
import { Tick } from '../ticks/tick.tsx';
import styles from './table.module.css';

type TickedMessage = Pick<LastMessage, 'id' | 'wamid' | 'direction' | 'status'>;

/** The tick of what we said; an arrow, as wide as a tick, for what the student said. */
export const LastTick = ({ message }: { readonly message: TickedMessage }) => {
  const { t } = useTranslation();
  if (message.direction === 'out') return <Tick status={message.status} message={message} />;
  return <CornerDownLeft className={styles.reply} size={14} role="img" aria-label={t('row.reply')} />;
};
