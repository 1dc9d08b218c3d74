import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BackupSettings } from '../backups/backup-settings.tsx';
import { AuditList } from '../consent/audit-list.tsx';
import { AutoReplySettings } from '../consent/auto-reply-settings.tsx';
import { ConsentSettings } from '../consent/consent-settings.tsx';
import { fragmentOf } from '../shell/route.ts';
import { KeepingSettings } from './keeping-settings.tsx';
import { LogLevelRow } from './log-level-row.tsx';
import { NoticeSettings } from './notice-settings.tsx';
import { ProgramSettings } from './program-settings.tsx';
import { QuickReplySettings } from './quick-reply-settings.tsx';
import { SendingSettings } from './sending-settings.tsx';
import styles from './settings.module.css';
import { TalkSettings } from './talk-settings.tsx';
import { useSettings } from './use-settings.ts';

/** What the desk lets a person decide. Each change is saved as it is made. */
export const SettingsPage = () => {
  const { t } = useTranslation();
  const { settings, unreadable, readAgain, change, outcome } = useSettings();
  const locked = outcome === 'forbidden';
  return (
    <section className={styles.page} aria-labelledby="settings">
      <div className={styles.column}>
        <h1 id="settings">{t('nav.settings')}</h1>
        {unreadable && (
          <div className={styles.warning} role="alert">
            <p>{t('settings.error')}</p>
            <Button variant="default" onClick={readAgain}>
              {t('list.again')}
            </Button>
          </div>
        )}
        {outcome !== 'kept' && (
          <p className={styles.warning} role="alert">
            {t(locked ? 'settings.read_only' : 'settings.not_saved')}
          </p>
        )}
        {settings && (
          <>
            <fieldset className={styles.group}>
              <legend>{t('connect.title')}</legend>
              <p className={styles.why}>
                {t('connect.open_why')} <a href={fragmentOf({ page: 'connection' })}>{t('connect.open')}</a>
              </p>
            </fieldset>
            <fieldset className={styles.group} disabled={locked}>
              <legend>{t('nav.conversations')}</legend>
              <TalkSettings settings={settings} onChange={change} />
            </fieldset>
            <fieldset className={styles.group}>
              <legend>{t('compose.quick_replies')}</legend>
              <QuickReplySettings />
            </fieldset>
            <fieldset className={styles.group}>
              <legend>{t('auto.title')}</legend>
              <AutoReplySettings />
            </fieldset>
            <fieldset className={styles.group}>
              <legend>{t('consent.title')}</legend>
              <ConsentSettings />
            </fieldset>
            <fieldset className={styles.group} disabled={locked}>
              <legend>{t('settings.sending')}</legend>
              <SendingSettings settings={settings} onChange={change} />
            </fieldset>
            <fieldset className={styles.group}>
              <legend>{t('backup.title')}</legend>
              <BackupSettings />
            </fieldset>
            <fieldset className={styles.group} disabled={locked}>
              <legend>{t('backup.raw')}</legend>
              <KeepingSettings settings={settings} onChange={change} />
              <LogLevelRow settings={settings} onChange={change} />
            </fieldset>
            <p id="settings-desktop" className={styles.why}>
              {t('settings.desktop_only')}
            </p>
            <fieldset className={styles.group} disabled={locked} aria-describedby="settings-desktop">
              <legend>{t('settings.notices')}</legend>
              <NoticeSettings settings={settings} onChange={change} />
            </fieldset>
            <fieldset className={styles.group} disabled={locked} aria-describedby="settings-desktop">
              <legend>{t('settings.program')}</legend>
              <ProgramSettings settings={settings} onChange={change} />
            </fieldset>
            <fieldset className={styles.group}>
              <legend>{t('audit.title')}</legend>
              <AuditList />
            </fieldset>
          </>
        )}
      </div>
    </section>
  );
};
