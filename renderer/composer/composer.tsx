import { BellOff, Clock3 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistrationRow } from '../../preload/contract/rows.ts';
import { DropAnywhere } from '../files/drop-anywhere.tsx';
import { timeLeft } from '../format/time-left.ts';
import styles from './composer.module.css';
import { TemplateComposer } from './template-composer.tsx';
import { TextComposer } from './text-composer.tsx';
import type { useDraft } from './use-draft.ts';

type ComposerProps = {
  readonly person: RegistrationRow;
  readonly now: number;
  readonly windowOpen: boolean;
  readonly hand: ReturnType<typeof useDraft>;
};

/** What may be said to this student now, and why, so that nobody has to remember Meta's rules. */
export const Composer = ({ person, now, windowOpen, hand }: ComposerProps) => {
  const { t } = useTranslation();
  const [templates, setTemplates] = useState(false);
  const { optOut, windowUntil } = person;
  const optedOut = optOut?.scope === 'all';
  const left = windowOpen ? timeLeft(windowUntil, now) : null;
  const length = left && (left.hours > 0 ? t('left.hours', left) : t('left.minutes', left));
  const closed = t(windowUntil === null ? 'compose.never_open' : 'compose.closed');
  return (
    <footer className={styles.foot}>
      <div className={styles.rules}>
        {!(optedOut && !windowOpen) && (
          <p>
            <Clock3 size={14} aria-hidden />
            {length === null ? closed : t('panel.window_open', { left: length })}
          </p>
        )}
        {optedOut && (
          <p>
            <BellOff size={14} aria-hidden />
            {t(windowOpen ? 'compose.opted_out_open' : 'compose.opted_out_closed')}
          </p>
        )}
      </div>
      {windowOpen && !(templates && !optedOut) ? (
        <TextComposer person={person} hand={hand} onTemplates={optedOut ? null : () => setTemplates(true)} />
      ) : (
        <>
          <DropAnywhere words={t('compose.no_drop')} onFile={() => undefined} />
          {!optedOut && (
            <TemplateComposer
              person={person}
              onBack={windowOpen ? () => setTemplates(false) : null}
              onSent={() => setTemplates(false)}
            />
          )}
        </>
      )}
    </footer>
  );
};
