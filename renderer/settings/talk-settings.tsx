import { useTranslation } from 'react-i18next';
import { READ_RECEIPTS, type ReadReceipts, type Settings } from '../../preload/contract/settings.ts';
import type { Change } from './change.ts';
import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';
import { SwitchRow } from './switch-row.tsx';

const CHOICES = {
  off: 'settings.receipts_off',
  opened: 'settings.receipts_opened',
  replied: 'settings.receipts_replied',
} as const satisfies Record<ReadReceipts, string>;

const isChoice = (value: string): value is ReadReceipts => READ_RECEIPTS.some((choice) => choice === value);

type TalkSettingsProps = { readonly settings: Settings; readonly onChange: (change: Change) => void };

/** What students see of somebody reading and answering. */
export const TalkSettings = ({ settings, onChange }: TalkSettingsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <SettingRow name={t('settings.receipts')} why={t('settings.receipts_why')}>
        {(ids) => (
          <select
            {...ids}
            className={styles.field}
            value={settings.readReceipts}
            onChange={({ currentTarget: { value } }) => {
              if (isChoice(value)) onChange({ readReceipts: value });
            }}
          >
            {READ_RECEIPTS.map((choice) => (
              <option key={choice} value={choice}>
                {t(CHOICES[choice])}
              </option>
            ))}
          </select>
        )}
      </SettingRow>
      <SwitchRow
        name={t('settings.typing')}
        why={t('settings.typing_why')}
        on={settings.typing}
        onChange={(typing) => onChange({ typing })}
      />
    </>
  );
};
