import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../desk/use-ask.ts';
import styles from './setup.module.css';

/** ngrok's token goes in, and never comes out. */
export const NgrokToken = () => {
  const { t } = useTranslation();
  const ask = useAsk();
  const [token, setToken] = useState('');
  const save = useMutation({
    networkMode: 'always',
    gcTime: 0,
    mutationFn: () => ask('listening.saveNgrokToken', { token: token.trim() }),
    onSuccess: () => setToken(''),
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== '') save.mutate();
      }}
    >
      <PasswordInput
        label={t('tunnel.token')}
        description={t('tunnel.token_why')}
        autoComplete="off"
        spellCheck={false}
        value={token}
        onChange={({ currentTarget }) => setToken(currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('setup.show') }}
      />
      <p role="status" className={styles.kept}>
        {save.isSuccess && token === '' && t('tunnel.token_kept')}
      </p>
      {save.isError && <p role="alert">{t('setup.not_saved')}</p>}
      <div className={styles.acts}>
        <Button type="submit" variant="default" loading={save.isPending} disabled={token.trim() === ''}>
          {t('tunnel.token_save')}
        </Button>
      </div>
    </form>
  );
};
