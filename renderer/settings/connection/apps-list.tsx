import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppRow } from '../../../preload/contract/asks/setup.ts';
import { AppForm } from '../../setup/app-form.tsx';
import styles from './connection.module.css';
import { TestAtMeta } from './test-at-meta.tsx';

const SECRETS = {
  kept: 'connect.secret_kept',
  environment: 'connect.secret_set',
  none: 'connect.secret_none',
} as const;

type AppsListProps = { readonly apps: readonly AppRow[]; readonly onSaved: () => void };

/** Apps and where their secrets come from. A secret is replaced by one that Meta takes, and never shown. */
export const AppsList = ({ apps, onSaved }: AppsListProps) => {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<AppRow['appId'] | null>(null);
  const close = (): void => setEditing(null);
  const saved = (): void => {
    close();
    onSaved();
  };
  return (
    <section className={styles.part} aria-labelledby="connection-apps">
      <h2 id="connection-apps">{t('connect.apps')}</h2>
      {apps.length === 0 && <p className={styles.none}>{t('connect.apps_none')}</p>}
      <ul className={styles.lines} aria-label={t('connect.apps')}>
        {apps.map(({ appId, secret, numbers }) => (
          <li key={appId}>
            <div className={styles.line}>
              <p>
                <b>{/^\d+$/.test(appId) ? appId : t('connect.app_nameless')}</b>
                <small>
                  {t(SECRETS[secret ?? 'none'])} · {t('connect.app_numbers', { count: numbers })}
                </small>
              </p>
              {secret !== 'environment' && /^\d+$/.test(appId) && (
                <Button
                  variant="subtle"
                  color="gray"
                  aria-label={t('connect.replace_secret_of', { id: appId })}
                  onClick={() => setEditing(appId)}
                >
                  {t('connect.replace_secret')}
                </Button>
              )}
            </div>
            {editing === appId && <AppForm appId={appId} onSaved={saved} onClose={close} />}
            {secret !== null && /^\d+$/.test(appId) && (
              <TestAtMeta name={appId} given={{ appId }} what="app" green={() => t('look.app_green')} />
            )}
          </li>
        ))}
      </ul>
      {editing === NEW ? (
        <AppForm appId={null} onSaved={saved} onClose={close} />
      ) : (
        <Button variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => setEditing(NEW)}>
          {t('setup.app_more')}
        </Button>
      )}
    </section>
  );
};

const NEW = '';
