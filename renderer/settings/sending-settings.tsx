import { useTranslation } from 'react-i18next';
import type { Settings } from '../../preload/contract/settings.ts';
import type { Change } from './change.ts';
import { FieldRow } from './field-row.tsx';

type SendingSettingsProps = { readonly settings: Settings; readonly onChange: (change: Change) => void };

/** What the outbox does by itself, and when it asks. */
export const SendingSettings = ({ settings, onChange }: SendingSettingsProps) => {
  const { t } = useTranslation();
  return (
    <FieldRow
      name={t('settings.await')}
      why={t('settings.await_why')}
      type="number"
      range={{ min: 1, max: 1_440 }}
      value={String(settings.sending.awaitStatusMinutes)}
      onChange={(minutes) => onChange({ sending: { awaitStatusMinutes: Number(minutes) } })}
    />
  );
};
