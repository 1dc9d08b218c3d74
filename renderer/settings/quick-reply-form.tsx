import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuickReply } from '../../preload/contract/asks/quick-replies.ts';
import { AskFailure } from '../connection/ask-failure.ts';
import { useAsk } from '../desk/use-ask.ts';
import styles from './quick-replies.module.css';

type QuickReplyFormProps = {
  /** `null` for a new one. */
  readonly reply: QuickReply | null;
  readonly onSaved: () => void;
  readonly onClose: () => void;
};

const LONGEST_NAME = 40;
const LONGEST_TEXT = 4_096;

/** One quick reply in hand: the word after the slash, and what it stands for. */
export const QuickReplyForm = ({ reply, onSaved, onClose }: QuickReplyFormProps) => {
  const { t } = useTranslation();
  const ask = useAsk();
  const [name, setName] = useState(reply?.name ?? '');
  const [text, setText] = useState(reply?.text ?? '');
  const save = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      ask('quickReplies.save', { ...(reply && { id: reply.id }), name: name.trim(), text: text.trim() }),
    onSuccess: onSaved,
  });
  const taken = save.error instanceof AskFailure && save.error.code === 'conflict';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <TextInput
        label={t('quick.name')}
        leftSection="/"
        value={name}
        maxLength={LONGEST_NAME}
        required
        data-autofocus
        error={taken && t('quick.taken')}
        // One word, for it is typed behind a slash.
        onChange={({ currentTarget }) => setName(currentTarget.value.replace(/[\s/]+/g, '-'))}
      />
      <Textarea
        label={t('quick.text')}
        value={text}
        maxLength={LONGEST_TEXT}
        autosize
        minRows={2}
        maxRows={8}
        required
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {save.isError && !taken && <p role="alert">{t('quick.not_saved')}</p>}
      <div className={styles.acts}>
        <Button type="submit" loading={save.isPending} disabled={name.trim() === '' || text.trim() === ''}>
          {t('quick.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('quick.cancel')}
        </Button>
      </div>
    </form>
  );
};
