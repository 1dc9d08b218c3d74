import { eachRecord } from './records.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * The delimiter under which the first records are most alike: most of them as wide as the header.
 * Wider wins among equals; a list of one column counts as separated by commas.
 */
export const guessDelimiter = (text: string): string => {
  const head = text.slice(0, 65_536);
  const judged = DELIMITERS.map((delimiter) => ({ delimiter, ...likeness(head, delimiter) }));
  const [best] = judged.toSorted((a, b) => b.alike - a.alike || b.width - a.width);
  return best !== undefined && best.width > 1 ? best.delimiter : ',';
};

/** How wide the first record with two cells or more is, and which share of those after it is just as wide. */
const likeness = (text: string, delimiter: string): { readonly alike: number; readonly width: number } => {
  const widths: number[] = [];
  eachRecord(
    text,
    delimiter,
    (cells) => void (cells.some((cell) => cell.trim() !== '') && widths.push(cells.length)),
    RECORDS,
  );
  const first = widths.findIndex((width) => width > 1);
  const width = widths[first] ?? 1;
  return { alike: first < 0 ? 0 : widths.filter((other) => other === width).length / widths.length, width };
};

const RECORDS = 30;
