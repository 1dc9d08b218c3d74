import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberAtMeta, NumberProfile } from '../../preload/contract/callback.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './at-meta.module.css';
import { ABILITIES } from './callback-words.ts';
import { QualityMark } from './quality-mark.tsx';
import { TokenWords } from './token-words.tsx';

const THROUGHPUTS: Readonly<Record<string, 'callback.throughput_standard' | 'callback.throughput_high'>> = {
  STANDARD: 'callback.throughput_standard',
  HIGH: 'callback.throughput_high',
};

type NumberFactsProps = { readonly number: NumberAtMeta; readonly now: number };

/** What Meta tells of a number: quality, limits, its token, and what is held against it. */
export const NumberFacts = ({ number: { profile, token }, now }: NumberFactsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <dl className={styles.facts}>
        {profile && <ProfileFacts profile={profile} />}
        <Fact name={t('callback.token')}>
          <TokenWords token={token} now={now} />
        </Fact>
      </dl>
      {profile && profile.troubles.length > 0 && (
        <ul className={styles.troubles} lang="en">
          {profile.troubles.map(({ of, words, solution }) => (
            <li key={`${of} ${words}`}>
              <b>{of}</b> {words} {solution}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

const ProfileFacts = ({ profile }: { readonly profile: NumberProfile }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { quality, throughput, messagingLimit, canSend, status } = profile;
  const known = THROUGHPUTS[throughput ?? ''];
  return (
    <>
      <Fact name={t('callback.quality')}>
        <QualityMark quality={quality} />
      </Fact>
      {throughput !== null && <Fact name={t('callback.throughput')}>{known ? t(known) : throughput}</Fact>}
      {messagingLimit !== null && (
        <Fact name={t('callback.limit')}>
          {messagingLimit === 'unlimited' ? t('callback.limit_unlimited') : format.number(messagingLimit)}
        </Fact>
      )}
      {canSend !== 'unknown' && (
        <Fact name={t('callback.sending')}>
          {canSend === 'available' ? (
            t(ABILITIES[canSend])
          ) : (
            <strong className={styles.bad}>{t(ABILITIES[canSend])}</strong>
          )}
        </Fact>
      )}
      {status !== null && status !== 'CONNECTED' && (
        <Fact name={t('callback.status')}>
          <span lang="en">{status}</span>
        </Fact>
      )}
    </>
  );
};

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
