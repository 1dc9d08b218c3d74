import { Button, PasswordInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import icon from '../../assets/icon.svg';
import { keepToken } from '../connection/token.ts';
import { LanguageMenu } from '../shell/language-menu.tsx';
import { ThemeMenu } from '../shell/theme-menu.tsx';
import styles from './token-page.module.css';

/** Asks for the token that the program prints when it starts. */
export const TokenPage = ({ refused }: { readonly refused: boolean }) => {
  const { t } = useTranslation();
  const [token, setToken] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const enter = (): void => {
    keepToken(window, tokenIn(token));
    window.location.reload();
  };
  return (
    <main className={styles.page}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (token.trim() !== '') enter();
        }}
      >
        <img src={icon} alt="" width={40} height={40} />
        <h1>{t(refused ? 'token.refused' : 'token.title')}</h1>
        <p>{t(refused ? 'token.refused_why' : 'token.why')}</p>
        <PasswordInput
          size="sm"
          label={t('token.label')}
          autoComplete="off"
          spellCheck={false}
          ref={box}
          value={token}
          onChange={({ currentTarget }) => setToken(currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('token.show') }}
        />
        <Button type="submit" size="sm" disabled={token.trim() === ''}>
          {t('token.enter')}
        </Button>
      </form>
      <div className={styles.corner}>
        <LanguageMenu />
        <ThemeMenu />
      </div>
    </main>
  );
};

/** People paste the whole address as often as the token in it. */
const tokenIn = (pasted: string): string => /[#?&]token=([^&\s]+)/.exec(pasted)?.[1] ?? pasted.trim();
