import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollegeRow } from '../../../preload/contract/rows.ts';
import { useAsk } from '../../desk/use-ask.ts';
import { useColleges } from '../../setup/use-colleges.ts';
import { freeId } from '../../setup/use-save-numbers.ts';
import styles from './connection.module.css';
import { NamedForm } from './named-form.tsx';

const LONGEST = 200;

/** The colleges of this desk: their names, and new ones. */
export const CollegesList = ({ onSaved }: { readonly onSaved: () => void }) => {
  const { t } = useTranslation();
  const ask = useAsk();
  const colleges = useColleges();
  const [editing, setEditing] = useState<CollegeRow['id'] | 'new' | null>(null);
  const save = useMutation({
    networkMode: 'always',
    mutationFn: (college: Pick<CollegeRow, 'id' | 'name'>) => ask('colleges.save', college),
    onSuccess: () => {
      setEditing(null);
      onSaved();
    },
  });
  const form = (id: string, name: string) => (
    <NamedForm
      label={t('setup.college_name')}
      name={name}
      longest={LONGEST}
      save={t('connect.college_save')}
      busy={save.isPending}
      failed={save.isError}
      onSave={(next) => save.mutate({ id, name: next })}
      onClose={() => setEditing(null)}
    />
  );
  return (
    <section className={styles.part} aria-labelledby="connection-colleges">
      <h2 id="connection-colleges">{t('connect.colleges')}</h2>
      <ul className={styles.lines} aria-label={t('connect.colleges')}>
        {colleges.map(({ id, name }) => (
          <li key={id}>
            {editing === id ? (
              form(id, name)
            ) : (
              <div className={styles.line}>
                <p>
                  <b>{name}</b>
                  <small>{id}</small>
                </p>
                <Button
                  variant="subtle"
                  color="gray"
                  aria-label={t('connect.rename_named', { name })}
                  onClick={() => setEditing(id)}
                >
                  {t('connect.rename')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {editing === 'new' ? (
        form(freeId(colleges), '')
      ) : (
        <Button variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => setEditing('new')}>
          {t('connect.college_add')}
        </Button>
      )}
    </section>
  );
};
