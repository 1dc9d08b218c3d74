/** Where a key leads from a line, as a place in the list; `null` for keys that lead nowhere. */
export const stepOf = (key: string, at: number | undefined, page: number, length: number): number | null => {
  const from = at ?? -1;
  switch (key) {
    case 'ArrowDown':
      return from + 1;
    case 'ArrowUp':
      return Math.max(0, from - 1);
    case 'PageDown':
      return from + page;
    case 'PageUp':
      return Math.max(0, from - page);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
};
