/** Without it Excel takes UTF-8 for the system's own encoding, and Hindi for noise. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Lines of RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');

const csvCell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;
