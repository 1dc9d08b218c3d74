import { useTranslation } from 'react-i18next';
import type { TemplateRow } from '../../preload/contract/template.ts';
import { CATEGORY_NAMES, QUALITY_NAMES, unusableName, whyName } from './template-words.ts';
import styles from './templates.module.css';

type TemplateOptionProps = {
  readonly template: TemplateRow;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onStep: (from: HTMLElement, by: 1 | -1) => void;
};

/** One template to choose; one that cannot be sent says why and is not chosen. */
export const TemplateOption = ({ template, chosen, onChoose, onStep }: TemplateOptionProps) => {
  const { t } = useTranslation();
  const { name, language, category, quality, body, unusable } = template;
  const warning = QUALITY_NAMES[quality];
  const why = unusable === 'not_approved' ? whyName(template) : null;
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.option}
        aria-pressed={chosen}
        disabled={unusable !== null}
        onClick={onChoose}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          onStep(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
        }}
      >
        <span className={styles.name}>
          {name}
          <small>{language}</small>
        </span>
        <span className={styles.facts}>
          {t(unusable === null ? CATEGORY_NAMES[category] : unusableName(template, unusable))}
          {why && <small>{t(why)}</small>}
          {unusable === null && warning && <em>{t(warning)}</em>}
        </span>
        <span className={styles.body} title={body}>
          {body}
        </span>
      </button>
    </li>
  );
};
