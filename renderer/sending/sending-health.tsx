import { Button } from '@mantine/core';
import { Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { PauseWords } from './pause-words.tsx';
import styles from './sending-health.module.css';
import { Undecided } from './undecided.tsx';
import { useSending } from './use-sending.ts';

const COUNTS = {
  waiting: 'sending.waiting',
  underway: 'sending.underway',
  await_status: 'sending.await_status',
  person: 'sending.person',
} as const;

/** How sending stands, in Health: what is held back and why, with the way on; what waits; and what only a person can decide. */
export const SendingHealth = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, steer } = useSending();
  if (!state) return null;
  const { pauses, counts, undecided } = state;
  const paused = pauses.some(({ what }) => what === 'college');
  // A pair or one student's marketing waits by itself, and concerns nobody else.
  const shown = pauses.filter(({ what }) => what !== 'pair' && what !== 'marketing');
  return (
    <section className={styles.sending} aria-labelledby="sending">
      <header>
        <h2 id="sending">{t('sending.title')}</h2>
        {!paused && (
          <Button variant="default" loading={steer.isPending} onClick={() => steer.mutate('pause')}>
            {t('sending.pause')}
          </Button>
        )}
      </header>
      {steer.isError && <p role="alert">{t('sending.not_done')}</p>}
      {shown.map((pause) => (
        <div key={`${pause.what} ${pause.id}`} className={styles.pause} role="status">
          <Pause size={15} aria-hidden />
          <PauseWords pause={pause} />
          <Button variant="default" loading={steer.isPending} onClick={() => steer.mutate(pause)}>
            {t('campaign.resume')}
          </Button>
        </div>
      ))}
      <dl className={styles.counts}>
        {(['waiting', 'underway', 'await_status', 'person'] as const).map((name) => (
          <div key={name}>
            <dt>{t(COUNTS[name])}</dt>
            <dd>{format.number(counts[name])}</dd>
          </div>
        ))}
      </dl>
      {undecided.length > 0 && <Undecided messages={undecided} />}
    </section>
  );
};
