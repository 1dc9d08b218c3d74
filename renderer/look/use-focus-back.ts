import { useEffect, useMemo } from 'react';

/**
 * Gives the focus back to what opened a dialog, once that is closed or gone. Mantine does so by itself only where a
 * dialog stays mounted and what opened it is still there; an item of a menu is not, and its button is meant.
 */
export const useFocusBack = (opened: boolean): void => {
  // While it is drawn for the first time: afterwards the dialog has the focus.
  const opener = useMemo(() => (opened ? openerOf(document.activeElement) : null), [opened]);
  useEffect(() => () => opener?.focus(), [opener]);
};

const openerOf = (element: Element | null): HTMLElement | null => {
  const menu = element?.closest('[role="menu"]');
  const button = menu ? document.querySelector(`[aria-controls="${CSS.escape(menu.id)}"]`) : null;
  const opener = button ?? element;
  return opener instanceof HTMLElement ? opener : null;
};
