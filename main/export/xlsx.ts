import { Zip, ZipDeflate } from 'fflate';

/** Rows that a sheet can have (Excel's limit), the heading among them. */
const ROWS_A_SHEET = 1_048_576;
/** Characters that a cell can have (Excel's limit). */
const CELL = 32_767;

/** A workbook that is written row by row: nothing of it is kept. */
export type Workbook = {
  add(rows: readonly (readonly string[])[]): void;
  end(): void;
};

/** Every cell is text, so that none is a formula or a number with its zeros gone. A new sheet begins where one is full. */
export const openWorkbook = (
  heading: readonly string[],
  write: (bytes: Uint8Array) => void,
  rowsASheet = ROWS_A_SHEET,
): Workbook => {
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    write(bytes);
  });
  const encode = new TextEncoder();
  const file = (name: string): ZipDeflate => {
    const entry = new ZipDeflate(name, { level: 1 });
    zip.add(entry);
    return entry;
  };
  const whole = (name: string, text: string): void => file(name).push(encode.encode(`${XML}${text}`), true);

  let sheets = 0;
  let rows = 0;
  let sheet: ZipDeflate | null = null;
  const endSheet = (): void => sheet?.push(encode.encode('</sheetData></worksheet>'), true);
  const beginSheet = (): ZipDeflate => {
    endSheet();
    sheets += 1;
    rows = 1;
    const entry = file(`xl/worksheets/sheet${sheets}.xml`);
    entry.push(encode.encode(`${XML}${SHEET}${rowXml(heading)}`));
    sheet = entry;
    return entry;
  };

  return {
    add: (added) => {
      let left = added;
      while (left.length > 0) {
        const entry = sheet === null || rows >= rowsASheet ? beginSheet() : sheet;
        const fitting = left.slice(0, rowsASheet - rows);
        entry.push(encode.encode(fitting.map(rowXml).join('')));
        rows += fitting.length;
        left = left.slice(fitting.length);
      }
    },
    end: () => {
      if (sheet === null) beginSheet();
      endSheet();
      const all = Array.from({ length: sheets }, (_, index) => index + 1);
      whole('[Content_Types].xml', contentTypes(all));
      whole('_rels/.rels', RELATIONS);
      whole('xl/workbook.xml', workbookXml(all));
      whole('xl/_rels/workbook.xml.rels', workbookRelations(all));
      zip.end();
    },
  };
};

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The heading stays in sight. */
const SHEET = `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
const RELATIONS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const rowXml = (cells: readonly string[]): string => `<row>${cells.map(cellXml).join('')}</row>`;
const cellXml = (text: string): string =>
  text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;

const contentTypes = (sheets: readonly number[]): string =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/>${sheets
    .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${KIND}.worksheet+xml"/>`)
    .join('')}</Types>`;
const workbookXml = (sheets: readonly number[]): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
    .map((n) => `<sheet name="Messages ${n}" sheetId="${n}" r:id="r${n}"/>`)
    .join('')}</sheets></workbook>`;
const workbookRelations = (sheets: readonly number[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${sheets
    .map((n) => `<Relationship Id="r${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)
    .join('')}</Relationships>`;

/** What XML 1.0 cannot hold is left out. */
const escapeXml = (text: string): string =>
  text
    .slice(0, CELL)
    .toWellFormed()
    .replace(UNFIT_FOR_XML, '')
    .replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

const UNFIT_FOR_XML = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;
