import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateChoice } from '../../preload/contract/asks/sending.ts';
import type { TemplateRow } from '../../preload/contract/template.ts';
import { TemplatePreview } from './template-preview.tsx';
import { TemplateProblems } from './template-problems.tsx';
import styles from './templates.module.css';
import { usePreview } from './use-preview.ts';
import { VariableField } from './variable-field.tsx';

type TemplateFormProps = {
  readonly template: TemplateRow;
  readonly value: TemplateChoice;
  readonly onChange: (value: TemplateChoice) => void;
  /** Whom the preview is filled for; without one, fields stay as they are written. */
  readonly registrationId: string | null;
  /** Where the header's file is chosen, for a template that has one. */
  readonly headerFile?: ReactNode;
};

/** What a template is filled with, and how a student will read it. */
export const TemplateForm = ({ template, value, onChange, registrationId, headerFile }: TemplateFormProps) => {
  const { t } = useTranslation();
  const { filled, problems } = usePreview(value, registrationId);
  const { variables } = template;
  const fill = (key: string, text: string): void =>
    onChange({ ...value, variables: { ...value.variables, [key]: text } });
  const leaveOut = (key: string): void => {
    const { [key]: _, ...rest } = value.variables;
    onChange({ ...value, variables: rest });
  };
  return (
    <div className={styles.form}>
      <div className={styles.fields}>
        {template.headerFile && headerFile}
        {variables.map((variable) => (
          <VariableField
            key={variable.key}
            variable={variable}
            value={value.variables[variable.key] ?? ''}
            problem={problems.find(({ detail }) => detail === variable.key)?.reason ?? null}
            onChange={(text) => fill(variable.key, text)}
          />
        ))}
        {variables.length === 0 && <p className={styles.hint}>{t('template.no_variables')}</p>}
      </div>
      <div className={styles.fields}>
        <TemplatePreview template={template} filled={filled} />
        <TemplateProblems variables={variables} problems={problems} onLeaveOut={leaveOut} />
      </div>
    </div>
  );
};
