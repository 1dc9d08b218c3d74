import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeed } from '../../connection/use-feed.ts';
import { useAsk } from '../../desk/use-ask.ts';
import { CopyText } from '../../health/copy-text.tsx';
import { Choice } from '../../setup/choice.tsx';
import setupStyles from '../../setup/setup.module.css';
import { useColleges } from '../../setup/use-colleges.ts';
import { useFocusFirst } from '../../setup/use-focus-first.ts';
import styles from './connection.module.css';

/** A new token for one college. It is shown this once, to be copied, and then let go of. */
export const MakeToken = ({ onMade }: { readonly onMade: () => void }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  if (made !== null)
    return (
      <div className={styles.made} role="status">
        <p>{t('connect.token_once')}</p>
        <CopyText text={made} />
        <Button onClick={() => setMade(null)}>{t('connect.token_copied')}</Button>
      </div>
    );
  if (isOpen)
    return (
      <MakeForm
        onMade={(token) => {
          setMade(token);
          setOpen(false);
          onMade();
        }}
        onClose={() => setOpen(false)}
      />
    );
  return (
    <Button variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => setOpen(true)}>
      {t('connect.token_make')}
    </Button>
  );
};

type MakeFormProps = { readonly onMade: (token: string) => void; readonly onClose: () => void };

const MakeForm = ({ onMade, onClose }: MakeFormProps) => {
  const { t } = useTranslation();
  const ask = useAsk();
  const first = useFocusFirst();
  const colleges = useColleges();
  const { collegeId: shown } = useFeed();
  const [college, setCollege] = useState<string | null>(null);
  const [label, setLabel] = useState('');
  const collegeId = college ?? shown ?? colleges[0]?.id ?? '';
  const make = useMutation({
    networkMode: 'always',
    // The token is in the answer: nothing else may hold it.
    gcTime: 0,
    mutationFn: () => ask('tokens.create', { collegeId, label: label.trim() }),
    onSuccess: ({ token }) => onMade(token),
  });
  return (
    <form
      className={setupStyles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (label.trim() !== '') make.mutate();
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <TextInput
        ref={first}
        label={t('connect.token_label')}
        description={t('connect.token_label_why')}
        value={label}
        maxLength={100}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
      />
      <Choice
        label={t('setup.college')}
        value={collegeId}
        options={colleges.map(({ id, name }) => ({ value: id, name }))}
        onChange={setCollege}
      />
      {make.isError && <p role="alert">{t('setup.not_saved')}</p>}
      <div className={setupStyles.acts}>
        <Button type="submit" loading={make.isPending} disabled={label.trim() === ''}>
          {t('connect.token_make')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('quick.cancel')}
        </Button>
      </div>
    </form>
  );
};
