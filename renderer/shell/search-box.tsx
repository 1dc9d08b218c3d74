import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './shell.module.css';
import { useHotkey } from './use-hotkey.ts';

const PAUSE_MS = 150;

/** What is looked through from each page. */
const SOUGHT = {
  registrations: { label: 'search.label', placeholder: 'search.placeholder' },
  messages: { label: 'search.messages', placeholder: 'search.messages_placeholder' },
} as const;

type SearchBoxProps = {
  readonly words: string;
  readonly sought: keyof typeof SOUGHT;
  readonly onSearch: (words: string) => void;
};

/** Finds a registration, or a message. Ctrl+K, ⌘K or / come here from anywhere; Esc empties it, then leaves it. */
export const SearchBox = ({ words, sought, onSearch }: SearchBoxProps) => {
  const { t } = useTranslation();
  const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(words);
  const searchSoon = useDebouncedCallback(onSearch, PAUSE_MS);
  // A space at the end is the beginning of the next word.
  useEffect(() => setTyped((now) => (now.trim() === words ? now : words)), [words]);
  useHotkey('search', () => {
    box.current?.focus();
    box.current?.select();
  });

  const type = (next: string): void => {
    setTyped(next);
    searchSoon(next.trim());
  };
  const clear = (): void => {
    setTyped('');
    onSearch('');
  };
  return (
    <TextInput
      ref={box}
      className={styles.search ?? ''}
      type="search"
      size="xs"
      role="searchbox"
      aria-label={t(SOUGHT[sought].label)}
      aria-keyshortcuts="Control+K /"
      placeholder={t(SOUGHT[sought].placeholder)}
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'ArrowDown') {
          event.preventDefault();
          document.querySelector<HTMLElement>('main [role="grid"], main [role="listbox"]')?.focus();
        }
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (typed === '') box.current?.blur();
        else clear();
      }}
      leftSection={<Search size={14} aria-hidden />}
      rightSectionWidth={typed === '' ? 52 : 28}
      rightSection={
        typed === '' ? (
          <kbd className={styles.key}>{isApple ? '⌘ K' : 'Ctrl K'}</kbd>
        ) : (
          <CloseButton size={20} iconSize={14} aria-label={t('search.clear')} onClick={clear} />
        )
      }
    />
  );
};
