import { Button, Menu } from '@mantine/core';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../i18n/language.ts';
import { useLanguage } from '../i18n/use-language.ts';

/** Each language under its own name, so that it is found by whoever needs it. */
const NAMES = { en: 'English', hi: 'हिन्दी' } as const satisfies Record<Language, string>;

export const LanguageMenu = () => {
  const { t } = useTranslation();
  const { language, choose } = useLanguage();
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <Button variant="subtle" color="gray" px={8} h={28} aria-label={t('top.language', { name: NAMES[language] })}>
          {NAMES[language]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            rightSection={one === language ? <Check size={14} aria-hidden /> : null}
            onClick={() => choose(one)}
          >
            {NAMES[one]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
