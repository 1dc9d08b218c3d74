import { useEffect, useEffectEvent } from 'react';

export type Hotkey = 'search' | 'close' | 'next' | 'previous';

const hotkeyOf = (event: KeyboardEvent): Hotkey | null => {
  if (event.defaultPrevented || event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === 'k' ? 'search' : null;
  if (event.key === 'Escape') return isOver(event.target) ? null : 'close';
  if (isTyping(event.target)) return null;
  if (event.key === '/') return 'search';
  if (event.key === 'j') return 'next';
  if (event.key === 'k') return 'previous';
  return null;
};

/** Letters belong to the field that is being typed in, or to the dialog that lies over the page. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null);

/** What lies over the page closes by itself, and the page under it stays as it is. */
const isOver = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null;

/** Keys that work from anywhere in the window. */
export const useHotkey = (hotkey: Hotkey, run: () => void): void => {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (hotkeyOf(event) !== hotkey) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
};
