import Papa from 'papaparse/papaparse.js';

/** Excel takes a file without this mark for Windows-1252, and Devanagari for noise. */
const MARK = '\uFEFF';

/** A table as a spreadsheet reads it. Cells that it would run as formulas are made harmless. */
export const csvText = (fields: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  MARK + Papa.unparse({ fields: [...fields], data: rows.map((row) => [...row]) }, { escapeFormulae: true });
