import { useTranslation } from 'react-i18next';
import type { QuietHours, Settings } from '../../preload/contract/settings.ts';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from '../i18n/language.ts';
import type { Change } from './change.ts';
import { FieldRow } from './field-row.tsx';
import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';
import { SwitchRow } from './switch-row.tsx';

const KINDS = {
  failed: 'settings.failed',
  replies: 'settings.replies',
  tunnel: 'settings.tunnel',
  paused: 'settings.paused',
} as const satisfies Record<keyof Settings['notices'], string>;
const ORDER = ['failed', 'replies', 'tunnel', 'paused'] as const;

/** What the two fields begin with when quiet hours are turned on. */
const A_NIGHT: QuietHours = { from: '21:00', until: '08:00' };

type NoticeSettingsProps = { readonly settings: Settings; readonly onChange: (change: Change) => void };

/** Of what the desktop app gives notice, when, and in which language. */
export const NoticeSettings = ({ settings, onChange }: NoticeSettingsProps) => {
  const { t } = useTranslation();
  const { quietHours } = settings;
  return (
    <>
      {ORDER.map((kind) => (
        <SwitchRow
          key={kind}
          name={t(KINDS[kind])}
          on={settings.notices[kind]}
          onChange={(on) => onChange({ notices: { [kind]: on } })}
        />
      ))}
      <SwitchRow
        name={t('settings.quiet')}
        why={t('settings.quiet_why')}
        on={quietHours !== null}
        onChange={(on) => onChange({ quietHours: on ? A_NIGHT : null })}
      />
      {quietHours && (
        <>
          <FieldRow
            name={t('settings.quiet_from')}
            type="time"
            value={quietHours.from}
            onChange={(from) => onChange({ quietHours: { ...quietHours, from } })}
          />
          <FieldRow
            name={t('settings.quiet_until')}
            type="time"
            value={quietHours.until}
            onChange={(until) => onChange({ quietHours: { ...quietHours, until } })}
          />
        </>
      )}
      <SettingRow name={t('settings.language')} why={t('settings.language_why')}>
        {(ids) => (
          <select
            {...ids}
            className={styles.field}
            value={settings.language}
            onChange={({ currentTarget: { value } }) => {
              if (isLanguage(value)) onChange({ language: value });
            }}
          >
            {LANGUAGES.map((language) => (
              <option key={language} value={language} lang={language}>
                {LANGUAGE_NAMES[language]}
              </option>
            ))}
          </select>
        )}
      </SettingRow>
    </>
  );
};
