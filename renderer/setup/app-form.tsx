import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../desk/use-ask.ts';
import { isLocked } from './is-locked.ts';
import styles from './setup.module.css';
import { SightLine } from './sight-line.tsx';
import { useFocusFirst } from './use-focus-first.ts';
import { useLook } from './use-look.ts';

type AppFormProps = {
  /** The app whose secret is another; `null`: an app that is not here yet. */
  readonly appId: string | null;
  readonly onSaved: () => void;
  /** Without it, it cannot be left. */
  readonly onClose?: () => void;
};

const isAppId = (text: string): boolean => /^\d{1,32}$/.test(text);

/** An app and its secret, tried at Meta as they are entered. Only what Meta takes can be saved. */
export const AppForm = ({ appId: known, onSaved, onClose }: AppFormProps) => {
  const { t } = useTranslation();
  const ask = useAsk();
  const first = useFocusFirst();
  const [entered, setEntered] = useState('');
  const [secret, setSecret] = useState('');
  const appId = known ?? entered.trim();
  const appSecret = secret.trim();
  const sight = useLook(isAppId(appId) && appSecret !== '' ? { appId, appSecret } : null);
  const save = useMutation({
    networkMode: 'always',
    gcTime: 0,
    mutationFn: () => ask('apps.save', { appId, appSecret }),
    onSuccess: () => {
      setSecret('');
      onSaved();
    },
  });
  const looked = sight.told?.app ?? null;
  const isGood = looked?.state === 'green';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) save.mutate();
      }}
    >
      {known === null && (
        <TextInput
          ref={first}
          label={t('setup.app_id')}
          inputMode="numeric"
          autoComplete="off"
          value={entered}
          error={entered.trim() !== '' && !isAppId(entered.trim()) && t('setup.app_id_digits')}
          onChange={({ currentTarget }) => setEntered(currentTarget.value)}
        />
      )}
      <PasswordInput
        {...(known !== null && { ref: first })}
        label={t('setup.app_secret')}
        description={t('setup.app_secret_why')}
        autoComplete="off"
        spellCheck={false}
        value={secret}
        onChange={({ currentTarget }) => setSecret(currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('setup.show') }}
      />
      <SightLine sight={sight} what="app" looked={looked} green={t('look.app_green')} />
      {save.isError && <p role="alert">{t(isLocked(save.error) ? 'setup.app_locked' : 'setup.not_saved')}</p>}
      <div className={styles.acts}>
        <Button type="submit" loading={save.isPending} disabled={!isGood}>
          {t('setup.app_save')}
        </Button>
        {onClose && (
          <Button variant="default" onClick={onClose}>
            {t('quick.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
};
