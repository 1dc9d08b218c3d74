import { Button, Loader } from '@mantine/core';
import { Check, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Looked } from '../../preload/contract/asks/setup.ts';
import { redSays } from './look-words.ts';
import styles from './setup.module.css';
import type { Sight } from './use-look.ts';

type SightLineProps = {
  readonly sight: Sight;
  readonly what: 'app' | 'token' | 'account';
  /** The part of what was told that this line is about; `null`: it was not told. */
  readonly looked: Looked | null;
  /** What is said when Meta takes it. */
  readonly green: string;
  /** Green, and yet something to think of. */
  readonly caution?: boolean;
  /** More to say of what is red than its trouble does. */
  readonly red?: string;
};

/** What Meta says of what was just entered, and what to do where it says no. Spoken as it comes. */
export const SightLine = (props: SightLineProps) => (
  <div className={styles.sight} role="status">
    <Saying {...props} />
  </div>
);

const Saying = ({ sight, what, looked, green, caution = false, red }: SightLineProps) => {
  const { t } = useTranslation();
  if (sight.state === 'idle') return null;
  if (sight.state === 'pending')
    return (
      <p>
        <Loader size={12} aria-hidden /> {t('look.pending')}
      </p>
    );
  if (sight.state === 'told' && looked?.state === 'unknown') return null;
  if (looked?.state === 'green')
    return (
      <p data-state={caution ? 'caution' : 'green'}>
        {caution ? <TriangleAlert size={14} aria-hidden /> : <Check size={14} strokeWidth={2.5} aria-hidden />}
        <span>{green}</span>
      </p>
    );
  return (
    <div data-state="red">
      <p>
        <X size={14} strokeWidth={2.5} aria-hidden />
        <span>{looked === null ? t('look.unanswered') : (red ?? t(redSays(what, looked.why)))}</span>
      </p>
      {looked?.words && (
        <p className={styles.words}>
          {t('look.words')} <q lang="en">{looked.words}</q>
        </p>
      )}
      <Button variant="default" size="compact-xs" onClick={sight.again}>
        {t('list.again')}
      </Button>
    </div>
  );
};
