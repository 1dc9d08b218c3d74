import { ActionIcon, CopyButton } from '@mantine/core';
import { Check, Link } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { messageLink } from './message-link.ts';

export const CopyLink = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation();
  return (
    <CopyButton value={messageLink(window, id)}>
      {({ copied, copy }) => {
        const words = t(copied ? 'message.link_copied' : 'message.copy_link');
        return (
          <ActionIcon aria-label={words} title={words} onClick={copy}>
            {copied ? <Check size={16} aria-hidden /> : <Link size={16} aria-hidden />}
          </ActionIcon>
        );
      }}
    </CopyButton>
  );
};
