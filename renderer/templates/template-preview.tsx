import { useTranslation } from 'react-i18next';
import type { SkipReason } from '../../preload/contract/outgoing.ts';
import type { FilledTemplate } from '../../preload/contract/template.ts';
import { SKIP_NAMES } from './skip-names.ts';
import styles from './templates.module.css';

type TemplatePreviewProps = {
  readonly filled: FilledTemplate | undefined;
  readonly problem: { readonly reason: SkipReason; readonly detail: string | null } | null;
};

/** The message as the student will read it, and what still stands in the way of sending it. */
export const TemplatePreview = ({ filled, problem }: TemplatePreviewProps) => {
  const { t } = useTranslation();
  return (
    <section className={styles.preview} aria-label={t('template.preview')} aria-live="polite">
      <h3>{t('template.preview')}</h3>
      {filled && (
        <div className={styles.bubble}>
          {filled.header && <strong>{filled.header}</strong>}
          <p>{filled.body}</p>
          {filled.footer && <small>{filled.footer}</small>}
          {filled.buttons.length > 0 && (
            <ul>
              {[...new Set(filled.buttons)].map((text) => (
                <li key={text} className={styles.button}>
                  {text}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {problem && <p className={styles.hint}>{t(SKIP_NAMES[problem.reason])}</p>}
    </section>
  );
};
