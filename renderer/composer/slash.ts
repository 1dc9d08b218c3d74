/** What is typed after a slash at the beginning of a word, up to the caret: the search for a quick reply. */
export type Slash = { readonly from: number; readonly words: string };

export const slashAt = (text: string, caret: number): Slash | null => {
  const found = /(?:^|\s)\/([^\s/]*)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - (found[1]?.length ?? 0) - 1, words: found[1] ?? '' } : null;
};
