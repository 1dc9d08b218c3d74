import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis, FileDown, UserX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/language.ts';
import { ForgetDialog } from './forget-dialog.tsx';
import { useConversationFile } from './use-conversation-file.ts';

type MoreMenuProps = { readonly registrationId: string; readonly name: string; readonly onForgotten: () => void };

/** What is seldom done with a student's conversation: to keep it as a file, and to erase it. */
export const MoreMenu = ({ registrationId, name, onForgotten }: MoreMenuProps) => {
  const { t } = useTranslation();
  const file = useConversationFile(registrationId);
  const [forgetting, setForgetting] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ActionIcon aria-label={t('panel.more')} title={t('panel.more')} loading={file.running}>
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {LANGUAGES.map((language) => (
            <Menu.Item
              key={language}
              leftSection={<FileDown size={14} aria-hidden />}
              onClick={() => file.save(language)}
            >
              {t('panel.pdf', { language: LANGUAGE_NAMES[language] })}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<UserX size={14} aria-hidden />} onClick={() => setForgetting(true)}>
            {t('panel.forget')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {file.failed && (
        <span role="alert" title={t('panel.pdf_failed')}>
          {t('panel.pdf_failed')}
        </span>
      )}
      <ForgetDialog
        {...{ registrationId, name }}
        opened={forgetting}
        onClose={() => setForgetting(false)}
        onForgotten={onForgotten}
      />
    </>
  );
};
