import { Button } from '@mantine/core';
import { ArrowLeft, SendHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateChoice } from '../../preload/contract/asks/sending.ts';
import type { RegistrationRow } from '../../preload/contract/rows.ts';
import type { TemplateRow } from '../../preload/contract/template.ts';
import { SKIP_NAMES } from '../templates/skip-names.ts';
import { TemplateForm } from '../templates/template-form.tsx';
import { TemplatePicker } from '../templates/template-picker.tsx';
import { useTemplates } from '../templates/use-templates.ts';
import styles from './composer.module.css';
import { HeaderFile } from './header-file.tsx';
import { useSend } from './use-send.ts';
import { withFile } from './with-file.ts';

type TemplateComposerProps = {
  readonly person: RegistrationRow;
  /** Back to free text, where that is possible. */
  readonly onBack: (() => void) | null;
  readonly onSent: () => void;
};

/** A template for this student: chosen, filled, and seen as the student will read it before it goes. */
export const TemplateComposer = ({ person, onBack, onSent }: TemplateComposerProps) => {
  const { t } = useTranslation();
  const send = useSend(person.id);
  const { rowOf } = useTemplates();
  const [value, setValue] = useState<TemplateChoice | null>(null);
  const chosen = rowOf(value);
  const [key, setKey] = useState<string | null>(null);
  const choose = ({ name, language }: TemplateRow): void => fill({ name, language, variables: {} });
  const fill = (next: TemplateChoice): void => {
    setValue(next);
    setKey(null);
    send.reset();
  };
  const back = (): void => {
    if (chosen === null) return onBack?.();
    setValue(null);
  };
  const go = (): void => {
    if (value === null || send.isPending) return;
    const mine = key ?? crypto.randomUUID();
    setKey(mine);
    send.mutate({ template: value, dedupeKey: mine }, { onSuccess: (sent) => 'id' in sent && onSent() });
  };
  return (
    <div className={styles.template}>
      <div className={styles.pages}>
        {chosen && value ? (
          <TemplateForm
            template={chosen}
            value={value}
            onChange={fill}
            registrationId={person.id}
            headerFile={<HeaderFile onFile={(headerFile) => fill(withFile(value, headerFile))} />}
          />
        ) : (
          <TemplatePicker chosen={chosen} onChoose={choose} />
        )}
      </div>
      {(send.isError || (send.data && 'skipped' in send.data)) && (
        <p className={styles.trouble} role="alert">
          {send.data && 'skipped' in send.data
            ? t('compose.skipped', { why: t(SKIP_NAMES[send.data.skipped]) })
            : t('compose.not_sent')}
        </p>
      )}
      {(chosen || onBack) && (
        <div className={styles.bar}>
          <Button variant="subtle" color="gray" leftSection={<ArrowLeft size={14} aria-hidden />} onClick={back}>
            {t(chosen ? 'compose.other_template' : 'compose.to_text')}
          </Button>
          <span className={styles.count} />
          {chosen && (
            <Button
              rightSection={<SendHorizontal size={14} aria-hidden />}
              loading={send.isPending}
              disabled={chosen.headerFile !== null && value?.headerFile === undefined}
              onClick={go}
            >
              {t('compose.send')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
};
