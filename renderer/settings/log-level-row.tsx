import { useTranslation } from 'react-i18next';
import { LOG_LEVELS, type Settings } from '../../preload/contract/settings.ts';
import type { Change } from './change.ts';
import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';

type Level = Settings['logLevel'];

const NAMES = {
  error: 'settings.log_error',
  warn: 'settings.log_warn',
  info: 'settings.log_info',
  debug: 'settings.log_debug',
} as const satisfies Record<Level, string>;

const isLevel = (value: string): value is Level => LOG_LEVELS.some((level) => level === value);

type LogLevelRowProps = { readonly settings: Settings; readonly onChange: (change: Change) => void };

/** How much the log holds; it counts at once. */
export const LogLevelRow = ({ settings, onChange }: LogLevelRowProps) => {
  const { t } = useTranslation();
  return (
    <SettingRow name={t('settings.log')} why={t('settings.log_why')}>
      {(ids) => (
        <select
          {...ids}
          className={styles.field}
          value={settings.logLevel}
          onChange={({ currentTarget: { value } }) => {
            if (isLevel(value)) onChange({ logLevel: value });
          }}
        >
          {LOG_LEVELS.map((level) => (
            <option key={level} value={level}>
              {t(NAMES[level])}
            </option>
          ))}
        </select>
      )}
    </SettingRow>
  );
};
