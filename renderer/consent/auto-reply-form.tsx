import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AutoReplyRule } from '../../preload/contract/auto-reply.ts';
import { PLACEHOLDERS } from '../../preload/contract/placeholders.ts';
import { WHEN_KINDS, WHEN_NAMES } from './auto-reply-names.ts';
import styles from './consent.module.css';

type AutoReplyFormProps = {
  /** `null` for a new one, which is off until it is switched on. */
  readonly rule: AutoReplyRule | null;
  readonly busy: boolean;
  readonly failed: boolean;
  readonly onSave: (rule: AutoReplyRule) => void;
  readonly onRemove: (() => void) | null;
  readonly onClose: () => void;
};

const NEW: AutoReplyRule = { name: '', enabled: false, when: { kind: 'out_of_office' }, text: '', everyHours: 24 };

const whenOf = (kind: AutoReplyRule['when']['kind']): AutoReplyRule['when'] => {
  if (kind === 'first') return { kind, afterDays: 30 };
  return kind === 'keywords' ? { kind, words: [] } : { kind };
};

/** One automatic reply in hand. */
export const AutoReplyForm = ({ rule, busy, failed, onSave, onRemove, onClose }: AutoReplyFormProps) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(rule ?? NEW);
  const { name, when, text, everyHours } = draft;
  const [words, setWords] = useState(when.kind === 'keywords' ? when.words.join(', ') : '');
  const wordList = words
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean);
  const whole: AutoReplyRule = when.kind === 'keywords' ? { ...draft, when: { ...when, words: wordList } } : draft;
  const ready = name.trim() !== '' && text.trim() !== '' && (when.kind !== 'keywords' || wordList.length > 0);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave(whole);
      }}
    >
      <TextInput
        label={t('auto.name')}
        value={name}
        maxLength={80}
        onChange={({ currentTarget }) => setDraft({ ...draft, name: currentTarget.value })}
      />
      <Select
        label={t('auto.when')}
        data={WHEN_KINDS.map((kind) => ({ value: kind, label: t(WHEN_NAMES[kind]) }))}
        value={when.kind}
        allowDeselect={false}
        onChange={(kind) => kind && setDraft({ ...draft, when: whenOf(kind) })}
      />
      {when.kind === 'keywords' && (
        <TextInput
          label={t('auto.words')}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      )}
      {when.kind === 'first' && (
        <NumberInput
          size="xs"
          label={t('auto.after_days')}
          min={1}
          max={365}
          value={when.afterDays ?? ''}
          onChange={(days) =>
            setDraft({ ...draft, when: { ...when, afterDays: typeof days === 'number' ? days : null } })
          }
        />
      )}
      <Textarea
        label={t('auto.text')}
        description={PLACEHOLDERS.map((field) => `{${field}}`).join(' ')}
        value={text}
        maxLength={4_096}
        autosize
        minRows={2}
        maxRows={8}
        onChange={({ currentTarget }) => setDraft({ ...draft, text: currentTarget.value })}
      />
      <NumberInput
        size="xs"
        label={t('auto.every')}
        min={1}
        max={2_160}
        value={everyHours}
        onChange={(hours) => typeof hours === 'number' && setDraft({ ...draft, everyHours: hours })}
      />
      {failed && <p role="alert">{t('quick.not_saved')}</p>}
      <div className={styles.acts}>
        <Button type="submit" loading={busy} disabled={!ready}>
          {t('quick.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('quick.cancel')}
        </Button>
        {onRemove && (
          <Button variant="subtle" color="red" onClick={onRemove}>
            {t('quick.remove')}
          </Button>
        )}
      </div>
    </form>
  );
};
