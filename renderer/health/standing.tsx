import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallbackState } from '../../preload/contract/callback.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './at-meta.module.css';
import { STATE_NAMES } from './check-words.ts';
import { StateMark } from './state-mark.tsx';
import { TakeOver } from './take-over.tsx';

type StandingProps = {
  readonly at: CallbackState;
  readonly what: 'number' | 'app';
  readonly id: string;
  readonly name: string;
  /** What it is called besides. */
  readonly besides: string | null;
  readonly says: string;
  /** Whether this window may take a place that is somebody else's. */
  readonly mayTake: boolean;
  readonly onLook: () => void;
  readonly children: ReactNode;
};

/** How a number or an app stands at Meta: in a sentence, where Meta delivers now, and in Meta's own words. */
export const Standing = ({ at, what, id, name, besides, says, mayTake, onLook, children }: StandingProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, why, owner, words, readAt } = at;
  const isTheirs = why === 'foreign' || why === 'taken';
  const heading = `at-meta-${what}-${id}`;
  return (
    <article className={styles.standing} aria-labelledby={heading}>
      <header>
        <StateMark state={state} label={t(STATE_NAMES[state])} />
        <h3 id={heading}>
          {name}
          {besides !== null && <span>{besides}</span>}
        </h3>
        {readAt !== null && <time dateTime={readAt}>{t('callback.read', { time: format.exact(readAt) })}</time>}
      </header>
      <p>{says}</p>
      {why !== null && why !== 'no_token' && (
        <p className={styles.owner}>
          {t(owner === null ? 'callback.owner_none' : 'callback.owner')} {owner !== null && <code>{owner}</code>}
        </p>
      )}
      {words !== null && (
        <p className={styles.words}>
          {t('callback.words')}: <q lang="en">{words}</q>
        </p>
      )}
      {isTheirs && owner !== null && mayTake && <TakeOver what={what} id={id} owner={owner} onLook={onLook} />}
      {children}
    </article>
  );
};
