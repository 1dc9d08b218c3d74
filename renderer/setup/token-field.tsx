import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { useNow } from '../format/use-now.ts';
import { endsSoon } from './look-words.ts';
import styles from './setup.module.css';
import { SightLine } from './sight-line.tsx';
import { useFocusFirst } from './use-focus-first.ts';
import type { TokenInHand } from './use-token-in-hand.ts';

type TokenFieldProps = {
  readonly hand: TokenInHand;
  /** The form that Enter hands in. */
  readonly form: string;
};

/** An access token, and what Meta says of it: whether it holds, how long, and what it lacks. */
export const TokenField = ({ hand, form }: TokenFieldProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const first = useFocusFirst();
  const { sight, isGood } = hand;
  const looked = sight.told?.token ?? null;
  const isShort = looked !== null && endsSoon(looked, now);
  const time = looked?.expiresAt ? format.exact(looked.expiresAt) : '';
  const lacks = looked?.missing.length ? t('look.token_lacks', { missing: looked.missing.join(', ') }) : undefined;
  // Once asked for it stays, while Meta is asked about what is being written in it.
  const [isNameless, setNameless] = useState(false);
  if (!isNameless && isGood && sight.told?.accounts.length === 0) setNameless(true);
  return (
    <div className={styles.form}>
      <PasswordInput
        ref={first}
        form={form}
        label={t('setup.token')}
        description={t('setup.token_kept_why')}
        autoComplete="off"
        spellCheck={false}
        value={hand.token}
        onChange={({ currentTarget }) => {
          hand.enter(currentTarget.value);
          hand.enterAccount('');
          setNameless(false);
        }}
        visibilityToggleButtonProps={{ 'aria-label': t('setup.show') }}
      />
      <SightLine
        {...{ sight, looked }}
        what="token"
        caution={isShort}
        green={
          isShort
            ? t('look.token_short', { time })
            : time === ''
              ? t('look.token_never')
              : t('look.token_until', { time })
        }
        {...(lacks !== undefined && { red: lacks })}
      />
      {isNameless && (
        <TextInput
          form={form}
          label={t('setup.account')}
          description={t('setup.account_why')}
          inputMode="numeric"
          autoComplete="off"
          value={hand.wabaId}
          onChange={({ currentTarget }) => hand.enterAccount(currentTarget.value)}
        />
      )}
    </div>
  );
};
