import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../preload/contract/failures.ts';
import type { MessageRow } from '../../preload/contract/rows.ts';
import { useLanguage } from '../i18n/use-language.ts';
import styles from './panel.module.css';
import type { useReact } from './use-react.ts';

type ReactionsProps = { readonly message: MessageRow; readonly react: ReturnType<typeof useReact> };

/** Both sides' emoji on a message. A click takes ours back. */
export const Reactions = ({ message: { reactions }, react }: ReactionsProps) => {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (reactions.length === 0) return null;
  const failed = reactions.find(({ error }) => error !== null)?.error;
  return (
    <>
      <ul className={styles.reactions} aria-label={t('panel.reactions')}>
        {reactions.map(({ emoji, from, error }) => (
          <li key={`${from} ${emoji}`} data-failed={error !== null}>
            {from === 'in' ? (
              <span title={t('panel.they')}>{emoji}</span>
            ) : (
              <button
                type="button"
                title={t('talk.take_back')}
                aria-label={t('talk.take_back_named', { emoji })}
                disabled={react.isPending}
                onClick={() => react.mutate(null)}
              >
                {error && <CircleAlert size={11} aria-hidden />}
                {emoji}
              </button>
            )}
          </li>
        ))}
      </ul>
      {failed && (
        <p className={styles.aside}>{t('talk.reaction_failed', { what: failureOf(failed.code)[language].what })}</p>
      )}
    </>
  );
};
