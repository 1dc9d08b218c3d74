/** So many pages in a row may bring next to nothing before a person is asked whether to look further back. */
const LEAN_PAGES = 8;
/** Fewer rows than a screen holds. */
const FEW = 40;

type Page = { readonly rows: readonly unknown[] };

/**
 * Whether to go on by itself where matches are rare: each page looks at many messages and may bring none. `from`: the
 * pages before it were read when a person last said to look further back.
 */
export const looksOn = (pages: readonly Page[], from: number): boolean => {
  const recent = pages.slice(from).slice(-LEAN_PAGES);
  return recent.length < LEAN_PAGES || recent.reduce((sum, { rows }) => sum + rows.length, 0) >= FEW;
};
