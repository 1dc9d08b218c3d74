import { useTranslation } from 'react-i18next';
import type { Settings } from '../../preload/contract/settings.ts';
import type { Change } from './change.ts';
import { FieldRow } from './field-row.tsx';
import { SwitchRow } from './switch-row.tsx';

type ProgramSettingsProps = { readonly settings: Settings; readonly onChange: (change: Change) => void };

/** How the desktop app lives on its machine. */
export const ProgramSettings = ({ settings, onChange }: ProgramSettingsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <SwitchRow
        name={t('settings.login')}
        on={settings.startAtLogin}
        onChange={(startAtLogin) => onChange({ startAtLogin })}
      />
      <SwitchRow
        name={t('settings.awake')}
        why={t('settings.awake_why')}
        on={settings.keepAwake}
        onChange={(keepAwake) => onChange({ keepAwake })}
      />
      <SwitchRow
        name={t('settings.tray')}
        why={t('settings.tray_why')}
        on={settings.closeToTray}
        onChange={(closeToTray) => onChange({ closeToTray })}
      />
      <FieldRow
        name={t('settings.updates')}
        why={t('settings.updates_why')}
        type="url"
        value={settings.updateFeed}
        onChange={(updateFeed) => onChange({ updateFeed })}
      />
    </>
  );
};
