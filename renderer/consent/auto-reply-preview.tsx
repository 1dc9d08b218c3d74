import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import styles from './consent.module.css';

const WHILE_TYPING_MS = 250;

/** What would go out if a student wrote this at that moment. */
export const AutoReplyPreview = () => {
  const { t } = useTranslation();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const [text, setText] = useState('');
  const [at, setAt] = useState(() => localNow());
  const [heard] = useDebouncedValue({ text, at }, WHILE_TYPING_MS);
  const time = new Date(heard.at);
  const found = useQuery({
    queryKey: keys.autoPreview(collegeId, heard),
    queryFn: ({ signal }) => ask('autoReplies.preview', { text: heard.text, at: time.toISOString() }, { signal }),
    enabled: collegeId !== null && heard.text.trim() !== '' && !Number.isNaN(time.getTime()),
    staleTime: 0,
  });
  return (
    <div className={styles.try}>
      <h3>{t('auto.try')}</h3>
      <div className={styles.trying}>
        <TextInput
          label={t('auto.they_write')}
          value={text}
          maxLength={4_096}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <TextInput
          label={t('auto.at')}
          type="datetime-local"
          value={at}
          onChange={({ currentTarget }) => setAt(currentTarget.value)}
        />
      </div>
      <p className={styles.why} aria-live="polite">
        {heard.text.trim() !== '' &&
          found.data !== undefined &&
          (found.data === null ? t('auto.nothing') : `${found.data.name}: ${found.data.text}`)}
      </p>
    </div>
  );
};

const localNow = (): string => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};
