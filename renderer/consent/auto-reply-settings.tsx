import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AutoReply, AutoReplyRule } from '../../preload/contract/auto-reply.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { AutoReplyForm } from './auto-reply-form.tsx';
import { WHEN_NAMES } from './auto-reply-names.ts';
import { AutoReplyPreview } from './auto-reply-preview.tsx';
import styles from './consent.module.css';

/** Replies that go out by themselves, in the order in which they are tried. */
export const AutoReplySettings = () => {
  const { t } = useTranslation();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const queryKey = keys.autoReplies(collegeId);
  const [editing, setEditing] = useState<AutoReply['id'] | 'new' | null>(null);
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask('autoReplies.list', {}, { signal }),
    enabled: collegeId !== null,
  });
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey });
  const save = useMutation({
    networkMode: 'always',
    mutationFn: ({ id, rule }: { id: string | null; rule: AutoReplyRule }) =>
      ask('autoReplies.save', { ...(id !== null && { id }), rule }),
    onSuccess: () => setEditing(null),
    onSettled: again,
  });
  const remove = useMutation({
    networkMode: 'always',
    mutationFn: (id: string) => ask('autoReplies.remove', { id }),
    onSuccess: () => setEditing(null),
    onSettled: again,
  });
  const rows = list.data?.rows ?? [];
  return (
    <>
      <p className={styles.why}>{t('auto.why')}</p>
      {list.isError && <p role="alert">{t('list.error')}</p>}
      {rows.length === 0 && list.data && <p className={styles.why}>{t('auto.none')}</p>}
      <ul className={styles.rules} aria-label={t('auto.title')}>
        {rows.map(({ id, ...rule }) => (
          <li key={id}>
            {editing === id ? (
              <AutoReplyForm
                rule={rule}
                busy={save.isPending || remove.isPending}
                failed={save.isError || remove.isError}
                onSave={(saved) => save.mutate({ id, rule: saved })}
                onRemove={() => remove.mutate(id)}
                onClose={() => setEditing(null)}
              />
            ) : (
              <div className={styles.rule}>
                <label>
                  <input
                    type="checkbox"
                    role="switch"
                    aria-checked={rule.enabled}
                    checked={rule.enabled}
                    onChange={({ currentTarget }) =>
                      save.mutate({ id, rule: { ...rule, enabled: currentTarget.checked } })
                    }
                  />
                  <b>{rule.name}</b>
                </label>
                <span>{t(WHEN_NAMES[rule.when.kind])}</span>
                <Button variant="subtle" color="gray" onClick={() => setEditing(id)}>
                  {t('quick.edit')}
                </Button>
                <p>{rule.text}</p>
              </div>
            )}
          </li>
        ))}
      </ul>
      {editing === 'new' ? (
        <AutoReplyForm
          rule={null}
          busy={save.isPending}
          failed={save.isError}
          onSave={(rule) => save.mutate({ id: null, rule })}
          onRemove={null}
          onClose={() => setEditing(null)}
        />
      ) : (
        <Button variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => setEditing('new')}>
          {t('auto.add')}
        </Button>
      )}
      {rows.length > 0 && <AutoReplyPreview />}
    </>
  );
};
