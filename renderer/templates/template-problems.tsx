import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../preload/contract/asks.ts';
import type { TemplateVariable } from '../../preload/contract/template.ts';
import { SKIP_NAMES } from './skip-names.ts';
import styles from './templates.module.css';

type TemplateProblemsProps = {
  readonly variables: readonly TemplateVariable[];
  readonly problems: ValueOf<'templates.preview'>['problems'];
  /** Takes back a value that the template does not ask for. */
  readonly onLeaveOut: (key: string) => void;
};

/** What still stands in the way of sending, but for what is said beside a field. */
export const TemplateProblems = ({ variables, problems, onLeaveOut }: TemplateProblemsProps) => {
  const { t } = useTranslation();
  const fields = new Set(variables.map(({ key }) => key));
  const others = problems.filter(({ detail }) => detail === null || !fields.has(detail));
  const missing = problems.filter(({ reason }) => reason === 'variable_missing').length;
  return (
    <ul className={styles.problems} aria-live="polite">
      {missing > 0 && <li>{t('template.missing', { count: missing })}</li>}
      {others.map(({ reason, detail }) => (
        <li key={`${reason} ${detail}`}>
          {t(SKIP_NAMES[reason])}
          {reason === 'variable_unknown' && detail !== null && (
            <>
              {` (${detail}) `}
              <button type="button" className={styles.leave} onClick={() => onLeaveOut(detail)}>
                {t('template.leave_out')}
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
};
