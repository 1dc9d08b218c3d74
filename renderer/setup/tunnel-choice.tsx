import { useTranslation } from 'react-i18next';
import type { Health } from '../../preload/contract/health.ts';
import { TUNNELS, type TunnelKind } from '../../preload/contract/settings.ts';
import { SettingRow } from '../settings/setting-row.tsx';
import styles from '../settings/settings.module.css';
import { useSettings } from '../settings/use-settings.ts';
import { TunnelFields } from './tunnel-fields.tsx';
import { TUNNEL_MEANS, TUNNEL_NAMES } from './tunnel-words.ts';

const isKind = (value: string): value is TunnelKind => TUNNELS.some((kind) => kind === value);

/** Who leads the internet to this desk, what that means, and what it needs to know. Each change holds at once. */
export const TunnelChoice = ({ tunnel: { from } }: { readonly tunnel: Health['lights']['tunnel'] }) => {
  const { t } = useTranslation();
  const { settings, unreadable, change, outcome } = useSettings();
  if (from === 'environment') return <p className={styles.why}>{t('tunnel.locked')}</p>;
  if (unreadable) return <p role="alert">{t('settings.error')}</p>;
  if (!settings) return null;
  const { listening } = settings;
  return (
    <>
      <SettingRow name={t('tunnel.way')} why={t(TUNNEL_MEANS[listening.tunnel])}>
        {(ids) => (
          <select
            {...ids}
            className={styles.field}
            value={listening.tunnel}
            onChange={({ currentTarget: { value } }) => {
              if (isKind(value)) change({ listening: { tunnel: value } });
            }}
          >
            {TUNNELS.map((kind) => (
              <option key={kind} value={kind}>
                {t(TUNNEL_NAMES[kind])}
              </option>
            ))}
          </select>
        )}
      </SettingRow>
      <TunnelFields listening={listening} onChange={(part) => change({ listening: part })} />
      {outcome !== 'kept' && (
        <p className={styles.warning} role="alert">
          {t('tunnel.not_saved')}
        </p>
      )}
    </>
  );
};
