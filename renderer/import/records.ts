/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse/papaparse.js';
import { TableRefusal } from './table.ts';

/**
 * Calls `take` for every record of `text` (line ends already `\n`), empty ones too; `line` counts from 1 as a spreadsheet does.
 * Stops after `preview` records if given; else a quotation mark that never ends throws a `TableRefusal`.
 */
export const eachRecord = (
  text: string,
  delimiter: string,
  take: (cells: readonly string[], line: number) => void,
  preview?: number,
): void => {
  let line = 0;
  Papa.parse(text, {
    delimiter,
    newline: '\n',
    ...(preview === undefined ? {} : { preview }),
    step: ({ data, errors }) => {
      line += 1;
      // All that follows the mark has become one cell: taking it would lose students without a word.
      if (preview === undefined && errors.some(({ code }) => code === 'MissingQuotes'))
        throw new TableRefusal('broken_quotes', line);
      take(data, line);
    },
  });
};
