import { useTranslation } from 'react-i18next';
import type { Health } from '../../../preload/contract/health.ts';
import { CALLBACK_WAYS, type Settings } from '../../../preload/contract/settings.ts';
import { CopyText } from '../../health/copy-text.tsx';
import { SettingRow } from '../setting-row.tsx';
import settingsStyles from '../settings.module.css';
import { SwitchRow } from '../switch-row.tsx';
import { useSettings } from '../use-settings.ts';
import styles from './connection.module.css';

type Way = Settings['listening']['callback'];

const WAYS = {
  number: 'connect.way_number',
  account: 'connect.way_account',
  by_hand: 'connect.way_by_hand',
} as const satisfies Record<Way, string>;

const MEANS = {
  number: 'connect.way_number_why',
  account: 'connect.way_account_why',
  by_hand: 'connect.way_by_hand_why',
} as const satisfies Record<Way, string>;

const isWay = (value: string): value is Way => CALLBACK_WAYS.some((way) => way === value);

/** At which level Meta is told of the address, whether it is taken away again, and the word Meta must say. */
export const ToldSettings = ({ health: { verifyToken } }: { readonly health: Health }) => {
  const { t } = useTranslation();
  const { settings, change, outcome } = useSettings();
  if (!settings) return null;
  const { callback, release } = settings.listening;
  return (
    <section className={styles.part} aria-labelledby="connection-told">
      <h2 id="connection-told">{t('connect.told')}</h2>
      <SettingRow name={t('connect.way')} why={t(MEANS[callback])}>
        {(ids) => (
          <select
            {...ids}
            className={settingsStyles.field}
            value={callback}
            onChange={({ currentTarget: { value } }) => {
              if (isWay(value)) change({ listening: { callback: value } });
            }}
          >
            {CALLBACK_WAYS.map((way) => (
              <option key={way} value={way}>
                {t(WAYS[way])}
              </option>
            ))}
          </select>
        )}
      </SettingRow>
      <SwitchRow
        name={t('connect.release')}
        why={t('connect.release_why')}
        on={release}
        onChange={(on) => change({ listening: { release: on } })}
      />
      <div className={settingsStyles.row}>
        <div>
          {t('health.verify_token')}
          <p className={settingsStyles.why}>{t('connect.verify_why')}</p>
        </div>
        {verifyToken?.value ? <CopyText text={verifyToken.value} /> : <span>{t('health.verify_token_set')}</span>}
      </div>
      {outcome !== 'kept' && (
        <p className={settingsStyles.warning} role="alert">
          {t('settings.not_saved')}
        </p>
      )}
    </section>
  );
};
