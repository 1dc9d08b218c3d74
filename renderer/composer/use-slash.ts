import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import type { QuickReply } from '../../preload/contract/asks/quick-replies.ts';
import type { Fillable } from '../../preload/contract/placeholders.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import { type Slash, slashAt } from './slash.ts';
import { matching, useQuickReplies } from './use-quick-replies.ts';

const MOST = 8;

/** A slash in the text field offers quick replies: arrows choose, Enter or Tab puts one in, Escape closes. */
export const useSlash = (
  field: RefObject<HTMLTextAreaElement | null>,
  student: Fillable,
  onText: (text: string) => void,
) => {
  const id = useId();
  const [slash, setSlash] = useState<Slash | null>(null);
  const [at, setAt] = useState(0);
  const all = useQuickReplies();
  const rows = slash === null ? [] : matching(all.data?.rows ?? [], slash.words).slice(0, MOST);

  const look = (): void => {
    const box = field.current;
    setSlash(box && slashAt(box.value, box.selectionStart));
    setAt(0);
  };
  const put = ({ text }: QuickReply): void => {
    const box = field.current;
    if (!box || slash === null) return;
    const filled = fillPlaceholders(text, student);
    const after = box.value.slice(box.selectionStart);
    onText(`${box.value.slice(0, slash.from)}${filled}${after}`);
    setSlash(null);
    const caret = slash.from + filled.length;
    requestAnimationFrame(() => {
      box.focus();
      box.setSelectionRange(caret, caret);
    });
  };
  /** True where the key was for the list. */
  const press = ({ key }: KeyboardEvent): boolean => {
    const chosen = rows[at];
    if (slash === null) return false;
    if (key === 'Escape') setSlash(null);
    else if (!chosen) return false;
    else if (key === 'ArrowDown') setAt((at + 1) % rows.length);
    else if (key === 'ArrowUp') setAt((at + rows.length - 1) % rows.length);
    else if (key === 'Enter' || key === 'Tab') put(chosen);
    else return false;
    return true;
  };
  /** Begins a search as if a slash had been typed. */
  const begin = (): void => {
    const box = field.current;
    if (!box) return;
    const before = box.value.slice(0, box.selectionStart);
    const gap = before === '' || /\s$/.test(before) ? '' : ' ';
    const text = `${before}${gap}/`;
    onText(`${text}${box.value.slice(box.selectionStart)}`);
    requestAnimationFrame(() => {
      box.focus();
      box.setSelectionRange(text.length, text.length);
      look();
    });
  };
  return { id, open: slash !== null, rows, at, look, put, press, begin, close: () => setSlash(null) };
};
