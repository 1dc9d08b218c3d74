import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { Check, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const SCHEMES = {
  light: { name: 'theme.light', Icon: Sun },
  dark: { name: 'theme.dark', Icon: Moon },
  auto: { name: 'theme.auto', Icon: Monitor },
} as const satisfies Record<MantineColorScheme, { name: string; Icon: typeof Sun }>;

const ORDER = ['light', 'dark', 'auto'] as const;

export const ThemeMenu = () => {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { Icon, name } = SCHEMES[colorScheme];
  return (
    <Menu position="bottom-end" width={176}>
      <Menu.Target>
        <ActionIcon aria-label={t('top.theme', { name: t(name) })}>
          <Icon size={16} strokeWidth={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {ORDER.map((scheme) => (
          <Menu.Item
            key={scheme}
            rightSection={scheme === colorScheme ? <Check size={14} aria-hidden /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {t(SCHEMES[scheme].name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
