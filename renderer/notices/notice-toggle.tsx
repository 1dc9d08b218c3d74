import { ActionIcon, Tooltip } from '@mantine/core';
import { Bell, BellOff, BellRing } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type NoticeState, noticeState, toggleNotices } from './permission.ts';

const FACES = {
  ask: { words: 'notice.ask', Icon: Bell },
  on: { words: 'notice.on', Icon: BellRing },
  off: { words: 'notice.off', Icon: BellOff },
  blocked: { words: 'notice.blocked', Icon: BellOff },
  impossible: { words: 'notice.blocked', Icon: BellOff },
} as const satisfies Record<NoticeState, { words: string; Icon: typeof Bell }>;

/** Switches desktop notices; the browser is asked for leave only when this is clicked. */
export const NoticeToggle = () => {
  const { t } = useTranslation();
  const [state, setState] = useState(() => noticeState(window));
  if (state === 'impossible') return null;
  const { words, Icon } = FACES[state];
  const toggle = async (): Promise<void> => {
    await toggleNotices(window);
    setState(noticeState(window));
  };
  return (
    <Tooltip label={t(words)}>
      <ActionIcon aria-label={t(words)} aria-disabled={state === 'blocked'} onClick={toggle}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
};
