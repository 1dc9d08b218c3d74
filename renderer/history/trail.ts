/** What lies above a page: the page it was come to from, how many messages, how many pages. */
export type Place = { readonly before: string | undefined; readonly rows: number; readonly pages: number };

/** Where each page begins, by the cursor it was asked with; kept of pages too that are not kept themselves. */
export type Trail = Map<string, Place>;

/** The cursor of the first page of all. */
export const TOP = '';

const NOTHING_ABOVE: Place = { before: undefined, rows: 0, pages: 0 };

/** Notes these pages, which follow one another, and tells what lies above the first of them. */
export const noteOn = (
  trail: Trail,
  cursors: readonly string[],
  pages: readonly { readonly rows: readonly unknown[] }[],
): Place => {
  const [first = TOP] = cursors;
  // Read anew from the top, all that was noted is of another list.
  if (first === TOP) trail.clear();
  const above = trail.get(first) ?? NOTHING_ABOVE;
  let here = above;
  cursors.forEach((cursor, index) => {
    trail.set(cursor, here);
    here = { before: cursor, rows: here.rows + (pages[index]?.rows.length ?? 0), pages: here.pages + 1 };
  });
  return above;
};
