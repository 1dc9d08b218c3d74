/** A cell as it was meant: without the quoting that keeps spreadsheets from calculating, on one line, trimmed. */
export const cleanCell = (cell: string): string => {
  const line = PLAIN.test(cell) ? cell : cell.replace(/[\p{Cc}\s\ufeff]+/gu, ' ').trim();
  const formula = /^="(.*)"$/.exec(line);
  if (formula !== null) return (formula[1] ?? '').replaceAll('""', '"').trim();
  return PROTECTED.test(line) ? line.slice(1) : line;
};

/** Digits that Excel has shortened for show (9.19812E+11): the rest of them is gone from the file. */
export const isShortened = (cell: string): boolean => /^[+-]?\d(?:[.,]\d+)?E\+?\d{1,3}$/i.test(cell);

/** Most cells: printable ASCII without a space at either end. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** An apostrophe before a number, an id or a formula protects it; before a name it belongs to the name. */
const PROTECTED = /^'(?=[=+\-@]|\S*\d)/;
