import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuickReply } from '../../preload/contract/asks/quick-replies.ts';
import { PLACEHOLDERS } from '../../preload/contract/placeholders.ts';
import { useQuickReplies } from '../composer/use-quick-replies.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import styles from './quick-replies.module.css';
import { QuickReplyForm } from './quick-reply-form.tsx';

/** The texts that a slash offers while a reply is written. */
export const QuickReplySettings = () => {
  const { t } = useTranslation();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const list = useQuickReplies();
  /** The one in hand: its id, or that of none for a new one. */
  const [editing, setEditing] = useState<QuickReply['id'] | 'new' | null>(null);
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: keys.quickReplies(collegeId) });
  const remove = useMutation({
    networkMode: 'always',
    mutationFn: (id: string) => ask('quickReplies.remove', { id }),
    onSettled: again,
  });
  const saved = (): void => {
    setEditing(null);
    void again();
  };
  const rows = list.data?.rows ?? [];
  return (
    <>
      <p className={styles.why}>
        {t('quick.why')} {PLACEHOLDERS.map((name) => `{${name}}`).join(' ')}
      </p>
      {list.isError && <p role="alert">{t('quick.error')}</p>}
      <ul className={styles.list} aria-label={t('compose.quick_replies')}>
        {rows.map((row) =>
          editing === row.id ? (
            <li key={row.id}>
              <QuickReplyForm reply={row} onSaved={saved} onClose={() => setEditing(null)} />
            </li>
          ) : (
            <li key={row.id} className={styles.row}>
              <b>/{row.name}</b>
              <p>{row.text}</p>
              <div className={styles.acts}>
                <Button
                  variant="subtle"
                  color="gray"
                  aria-label={t('quick.edit_named', { name: row.name })}
                  onClick={() => setEditing(row.id)}
                >
                  {t('quick.edit')}
                </Button>
                <RemoveButton name={row.name} busy={remove.isPending} onRemove={() => remove.mutate(row.id)} />
              </div>
            </li>
          ),
        )}
      </ul>
      {remove.isError && <p role="alert">{t('quick.not_removed')}</p>}
      {editing === 'new' ? (
        <QuickReplyForm reply={null} onSaved={saved} onClose={() => setEditing(null)} />
      ) : (
        <Button variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => setEditing('new')}>
          {t('quick.add')}
        </Button>
      )}
    </>
  );
};

type RemoveButtonProps = { readonly name: string; readonly busy: boolean; readonly onRemove: () => void };

/** Asks once more before it is done, for it cannot be undone. */
const RemoveButton = ({ name, busy, onRemove }: RemoveButtonProps) => {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  return (
    <Button
      variant="subtle"
      color={sure ? 'red' : 'gray'}
      loading={busy && sure}
      aria-label={t(sure ? 'quick.really_named' : 'quick.remove_named', { name })}
      onClick={() => (sure ? onRemove() : setSure(true))}
      onBlur={() => setSure(false)}
    >
      {t(sure ? 'quick.really' : 'quick.remove')}
    </Button>
  );
};
