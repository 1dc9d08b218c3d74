import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateChoice } from '../../../preload/contract/asks/sending.ts';
import type { TemplateRow } from '../../../preload/contract/template.ts';
import { HeaderFile } from '../../composer/header-file.tsx';
import { withFile } from '../../composer/with-file.ts';
import { TemplateForm } from '../../templates/template-form.tsx';
import { TemplatePicker } from '../../templates/template-picker.tsx';
import { useTemplates } from '../../templates/use-templates.ts';
import styles from '../campaigns.module.css';

type TemplateStepProps = {
  readonly value: TemplateChoice | null;
  /** Whom it is shown for. */
  readonly example: string | null;
  readonly onNext: (value: TemplateChoice) => void;
};

/** What: a template, and what fills it. */
export const TemplateStep = ({ value: given, example, onNext }: TemplateStepProps) => {
  const { t } = useTranslation();
  const { rowOf } = useTemplates();
  const [value, setValue] = useState(given);
  const chosen = rowOf(value);
  const choose = ({ name, language }: TemplateRow): void => setValue({ name, language, variables: {} });
  return (
    <div className={styles.column}>
      <h2>{t('campaign.what')}</h2>
      <TemplatePicker chosen={chosen} onChoose={choose} />
      {chosen && value && (
        <TemplateForm
          template={chosen}
          value={value}
          onChange={setValue}
          registrationId={example}
          headerFile={
            <HeaderFile
              key={`${chosen.name}/${chosen.language}`}
              onFile={(headerFile) => setValue(withFile(value, headerFile))}
            />
          }
        />
      )}
      <div className={styles.answers}>
        <Button disabled={chosen === null || !isFilled(chosen, value)} onClick={() => value && onNext(value)}>
          {t('campaign.next')}
        </Button>
      </div>
    </div>
  );
};

/** Whether each place has something; whether every student has it is seen in the next step. */
const isFilled = ({ variables, headerFile }: TemplateRow, value: TemplateChoice | null): boolean =>
  value !== null &&
  (headerFile === null || value.headerFile !== undefined) &&
  variables.every(({ key }) => (value.variables[key] ?? '').trim() !== '');
