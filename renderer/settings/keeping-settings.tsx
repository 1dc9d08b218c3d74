import { useTranslation } from 'react-i18next';
import type { Settings } from '../../preload/contract/settings.ts';
import type { Change } from './change.ts';
import { FieldRow } from './field-row.tsx';

type KeepingSettingsProps = { readonly settings: Settings; readonly onChange: (change: Change) => void };

/** How long what Meta sent is kept word by word. */
export const KeepingSettings = ({ settings, onChange }: KeepingSettingsProps) => {
  const { t } = useTranslation();
  return (
    <FieldRow
      name={t('backup.raw_days')}
      why={t('backup.raw_days_why')}
      type="number"
      range={{ min: 1, max: 3_650 }}
      value={String(settings.keepRawDays)}
      onChange={(days) => onChange({ keepRawDays: Number(days) })}
    />
  );
};
