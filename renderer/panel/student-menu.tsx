import { ActionIcon, Menu } from '@mantine/core';
import { EllipsisVertical, FileText, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHealth } from '../health/use-health.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../i18n/language.ts';

type StudentMenuProps = { readonly onPdf: (language: Language) => void; readonly onForget: () => void };

/** What is done now and then about one student. */
export const StudentMenu = ({ onPdf, onForget }: StudentMenuProps) => {
  const { t } = useTranslation();
  const { data: health } = useHealth();
  // Only the whole desk may forget, and only it is told of a verify token.
  const mayForget = health !== undefined && health.verifyToken !== null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('panel.more')} title={t('panel.more')}>
          <EllipsisVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((language) => (
          <Menu.Item key={language} leftSection={<FileText size={14} aria-hidden />} onClick={() => onPdf(language)}>
            {t('panel.pdf', { language: LANGUAGE_NAMES[language] })}
          </Menu.Item>
        ))}
        {mayForget && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<UserX size={14} aria-hidden />} onClick={onForget}>
              {t('forget.open')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
};
