import { describe, expect, it } from 'vitest';
import { guessMapping } from '../renderer/import/guess-mapping.ts';
import { parseTable } from '../renderer/import/parse-table.ts';
import { type ReadOptions, readTable, readText, type TableReader } from '../renderer/import/read-table.ts';
import { type Encoding, TABLE_LIMITS, type Table, TableRefusal } from '../renderer/import/table.ts';
import { sayTable, type TablePart } from '../renderer/import/table-parts.ts';
import { toRows } from '../renderer/import/to-rows.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const utf16 = (text: string, order: 'le' | 'be', mark: readonly number[] = []): Uint8Array => {
  const bytes = new Uint8Array(mark.length + text.length * 2);
  bytes.set(mark);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(mark.length + i * 2, text.charCodeAt(i), order === 'le');
  return bytes;
};

const HINDI = 'आवेदन संख्या,नाम,मोबाइल\r\nA-1,आशा वर्मा,९८७६५४३२१०\r\nA-2,रवि कुमार,9876543211\r\n';
const HINDI_ROWS = [
  ['A-1', 'आशा वर्मा', '९८७६५४३२१०'],
  ['A-2', 'रवि कुमार', '9876543211'],
];

/** Reads through a real message channel, as the page reads through its worker: what cannot be cloned would fail here. */
const overChannel: TableReader = (file, hear) => {
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = ({ data }: MessageEvent<Blob>): void => void sayTable(data, (part) => port2.postMessage(part));
  port1.onmessage = ({ data }: MessageEvent<TablePart>): void => hear(data);
  port1.postMessage(file);
  return () => port1.close();
};

const read = (bytes: Uint8Array<ArrayBuffer> | string, options: ReadOptions = {}): Promise<Table> =>
  readTable(new Blob([bytes]), { reader: overChannel, ...options });

const refusal = (give: () => unknown): { reason: string; line: number | null } | null => {
  try {
    give();
    return null;
  } catch (cause) {
    if (!(cause instanceof TableRefusal)) throw cause;
    return { reason: cause.reason, line: cause.line };
  }
};

describe('the encoding of a list', () => {
  it.each<[string, Uint8Array, Encoding]>([
    ['UTF-8', utf8(HINDI), 'utf-8'],
    ['UTF-8 with its mark', utf8(`\ufeff${HINDI}`), 'utf-8'],
    ['UTF-16 little end first, with its mark', utf16(HINDI, 'le', [0xff, 0xfe]), 'utf-16le'],
    ['UTF-16 big end first, with its mark', utf16(HINDI, 'be', [0xfe, 0xff]), 'utf-16be'],
    ['UTF-16 little end first, without', utf16(HINDI, 'le'), 'utf-16le'],
    ['UTF-16 big end first, without', utf16(HINDI, 'be'), 'utf-16be'],
  ])('is found: %s', (_, bytes, encoding) => {
    const table = parseTable(bytes);
    expect(table.encoding).toBe(encoding);
    expect(table.header).toEqual(['आवेदन संख्या', 'नाम', 'मोबाइल']);
    expect(table.rows).toEqual(HINDI_ROWS);
  });

  it('is Windows-1252 where the bytes are no UTF-8, as Excel writes it', () => {
    const bytes = new Uint8Array([
      ...utf8('Id,Name\r\n1,Ren'),
      0xe9,
      ...utf8(' D'),
      0x92,
      ...utf8('Souza '),
      0x80,
      0x0d,
      0x0a,
    ]);
    expect(parseTable(bytes)).toMatchObject({ encoding: 'windows-1252', rows: [['1', 'René D’Souza €']] });
  });

  it('stays UTF-8 when one byte of a Hindi list is broken, so that the other names survive', () => {
    const bytes = utf8(HINDI);
    bytes[bytes.indexOf(0xe0, 60)] = 0xff;
    const table = parseTable(bytes);
    expect(table.encoding).toBe('utf-8');
    expect(table.rows[1]).toEqual(HINDI_ROWS[1]);
  });

  it('is refused where a byte is in neither', () => {
    expect(refusal(() => parseTable(new Uint8Array([...utf8('Id,Name\n1,Ren'), 0x81, 0x0a])))?.reason).toBe(
      'unknown_encoding',
    );
  });
});

describe('the shape of a list', () => {
  it.each([
    [',', 'Form No,Name,Mobile\n1,Asha,98\n2,Ravi,99\n'],
    [';', 'Form No;Name;Mobile\r\n1;Asha;98\r\n2;Ravi;99\r\n'],
    ['\t', 'Form No\tName\tMobile\r1\tAsha\t98\r2\tRavi\t99'],
    ['|', 'Form No|Name|Mobile\n1|Asha|98\r\n2|Ravi|99'],
    [';', 'sep=;\r\nForm No;Name;Mobile\r\n1;Asha;98\r\n2;Ravi;99\r\n'],
    ['!', '"sep=!"\nForm No!Name!Mobile\n1!Asha!98\n2!Ravi!99\n'],
  ])('is parted by %j whatever ends its lines', (delimiter, text) => {
    expect(readText(text)).toMatchObject({
      delimiter,
      header: ['Form No', 'Name', 'Mobile'],
      rows: [
        ['1', 'Asha', '98'],
        ['2', 'Ravi', '99'],
      ],
    });
  });

  it('is not misread when addresses hold more commas than there are semicolons', () => {
    const table = readText(
      'No;Address;Name\n1;4, MG Road, Pune, MH, India;Asha\n2;Nashik;Ravi\n3;7, FC Road, Pune;Meena\n',
    );
    expect(table.delimiter).toBe(';');
    expect(table.rows[0]).toEqual(['1', '4, MG Road, Pune, MH, India', 'Asha']);
  });

  it('keeps quoted commas, quotes and line ends inside their cell', () => {
    const { rows } = readText('No,Name,Note\r\n1,"Verma, Asha","said ""yes""\r\ntwice"\r\n');
    expect(rows).toEqual([['1', 'Verma, Asha', 'said "yes" twice']]);
  });

  it('names the row whose quotation mark never ends, instead of swallowing the students below', () => {
    expect(refusal(() => readText('No,Name\n1,Asha\n2,"Ravi\n3,Meena\n'))).toEqual({
      reason: 'broken_quotes',
      line: 3,
    });
  });

  it('skips empty rows and titles, fills short rows, and remembers the row numbers of the sheet', () => {
    const table = readText('Admissions 2026,,\n,,\nNo,Name,Phone\n1,Asha\n , ,\n\n2,Ravi,99,,,\n');
    expect(table.header).toEqual(['No', 'Name', 'Phone']);
    expect(table.rows).toEqual([
      ['1', 'Asha', ''],
      ['2', 'Ravi', '99'],
    ]);
    expect(table.lines).toEqual([4, 7]);
  });

  it('is kept whole where a row is wider than the header', () => {
    expect(readText('No,Name\n1,Asha,left over\n')).toMatchObject({
      header: ['No', 'Name', ''],
      rows: [['1', 'Asha', 'left over']],
    });
  });
});

describe('a cell', () => {
  const cell = (text: string): string | undefined => readText(`No,Cell\n1,${text}\n`).rows[0]?.[1];

  it.each([
    ['="+919812345678"', '+919812345678'],
    ['"=""+919812345678"""', '+919812345678'],
    ["'+919812345678", '+919812345678'],
    ["'009812345678", '009812345678'],
    ["'A-1023", 'A-1023'],
    ["'=1+1", '=1+1'],
    ["'Abd al-Rahim", "'Abd al-Rahim"],
    ['=HYPERLINK(1)', '=HYPERLINK(1)'],
    ['-Asha', '-Asha'],
    ['  Asha\u00a0 Verma\t', 'Asha Verma'],
    ['0012', '0012'],
  ])('written %j reads %j', (written, meant) => {
    expect(cell(written)).toBe(meant);
  });

  it('that Excel has shortened is marked and left as it is', () => {
    const table = readText('No,Phone\n1,9.19812E+11\n2,"9,19812E+11"\n3,919812345678\n');
    expect(table.shortened).toEqual([0, 2]);
    expect(table.rows[0]).toEqual(['1', '9.19812E+11']);
  });
});

describe('what is no list', () => {
  it.each<[string, Uint8Array]>([
    ['empty', new Uint8Array()],
    ['empty', utf8('\ufeff\r\n , ,\r\n')],
    ['no_header', utf8('A-1,Asha,9876543210\nA-2,Ravi,9876543211\n')],
    ['no_header', utf8('Asha,asha@example.org\n')],
    ['no_rows', utf8('No,Name,Phone\r\n')],
    ['spreadsheet', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0])],
    ['spreadsheet', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['web_page', utf8('\r\n<html><table><tr><td>No</td></tr></table></html>')],
    ['binary', utf8('%PDF-1.7\n')],
    ['binary', Uint8Array.from({ length: 4_000 }, (_, i) => (i * i * 31 + i * 7) % 256)],
    ['too_wide', utf8(`${'a,'.repeat(600)}a\n`)],
  ])('is refused as %s', (reason, bytes) => {
    expect(refusal(() => parseTable(bytes))?.reason).toBe(reason);
  });

  it('is refused before it is read where it is too large', async () => {
    const file = new Blob(['x']);
    Object.defineProperty(file, 'size', { value: TABLE_LIMITS.bytes + 1 });
    const reader: TableReader = () => {
      throw new Error('was read');
    };
    await expect(readTable(file, { reader })).rejects.toMatchObject({ reason: 'too_large' });
  });
});

describe('reading away from the page', () => {
  it('gives the same table as reading at once', async () => {
    expect(await read(HINDI)).toEqual(readText(HINDI));
  });

  it('brings a refusal over with its reason and its row', async () => {
    await expect(read('No,Name\n1,"Asha\n')).rejects.toMatchObject({ reason: 'broken_quotes', line: 2 });
  });

  it('refuses a file that vanished, and a worker that broke', async () => {
    const gone = new Blob(['No']);
    Object.defineProperty(gone, 'arrayBuffer', { value: () => Promise.reject(new Error('moved')) });
    const parts: TablePart[] = [];
    await sayTable(gone, (part) => parts.push(part));
    expect(parts).toEqual([{ kind: 'refused', reason: 'unreadable', line: null }]);
    const broken: TableReader = (_, __, broke) => {
      setTimeout(broke);
      return () => undefined;
    };
    await expect(read('No,Name\n1,Asha\n', { reader: broken })).rejects.toMatchObject({ reason: 'unreadable' });
  });

  it('ends at once when it is cancelled', async () => {
    const stop = new AbortController();
    const ended: string[] = [];
    const reader: TableReader = () => () => void ended.push('reader');
    const reading = read('No,Name\n1,Asha\n', { reader, signal: stop.signal });
    stop.abort(new Error('cancelled'));
    await expect(reading).rejects.toThrow('cancelled');
    expect(ended).toEqual(['reader']);
  });

  it('takes 200,000 rows, all correct, in parts that a page takes in its stride', async () => {
    const many = 200_000;
    const lines = ['Application No,Student Name,Mobile,Course,Session,Email'];
    for (let i = 0; i < many; i += 1)
      lines.push(
        `A-${i},"Verma ${i}, Asha",="+9198${String(i).padStart(8, '0')}",B.Sc. Physics,2026-27,asha${i}@example.org`,
      );
    const file = new Blob([lines.join('\r\n')]);
    const parts: number[] = [];
    const counting: TableReader = (given, hear, broke) =>
      overChannel(
        given,
        (part) => {
          if (part.kind === 'rows') parts.push(part.rows.length);
          hear(part);
        },
        broke,
      );
    const started = performance.now();
    const table = await readTable(file, { reader: counting });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(Math.max(...parts)).toBeLessThanOrEqual(1_000);
    expect(table.rows).toHaveLength(many);
    expect(table.lines.at(-1)).toBe(many + 1);
    const rows = toRows(table, guessMapping(table.header, table.rows.slice(0, 50)));
    const wrong = rows.filter(
      (row, i) =>
        row.externalId !== `A-${i}` ||
        row.name !== `Verma ${i}, Asha` ||
        row.phone !== `+9198${String(i).padStart(8, '0')}` ||
        row.course !== 'B.Sc. Physics' ||
        row.batch !== '2026-27' ||
        row.email !== `asha${i}@example.org`,
    );
    expect(wrong).toEqual([]);
  }, 30_000);
});

describe('the columns of a list', () => {
  const none = { externalId: null, name: null, surname: null, phone: null, course: null, batch: null, email: null };

  it.each<[string, Partial<ReturnType<typeof guessMapping>>]>([
    [
      'Application No,Student Name,Mobile No.,Programme,Batch,E-mail',
      { externalId: 0, name: 1, phone: 2, course: 3, batch: 4, email: 5 },
    ],
    ['externalId,name,phone,course,batch,email', { externalId: 0, name: 1, phone: 2, course: 3, batch: 4, email: 5 }],
    ['S.No.,Form No,Name of the Candidate,Mobile,WhatsApp Number', { externalId: 1, name: 2, phone: 4 }],
    ["Roll No,Father's Name,Full Name,Father Mobile,Contact No", { externalId: 0, name: 2, phone: 4 }],
    [
      'आवेदन संख्या,छात्र का नाम,पिता का नाम,मोबाइल नंबर,पाठ्यक्रम,सत्र,ईमेल',
      { externalId: 0, name: 1, phone: 3, course: 4, batch: 5, email: 6 },
    ],
    ['क्र. सं.,अनुक्रमांक,नाम,व्हाट्सएप नंबर,कोर्स', { externalId: 1, name: 2, phone: 3, course: 4 }],
    ['फ़ॉर्म नंबर,नाम,फ़ोन', { externalId: 0, name: 1, phone: 2 }],
    ['StudentID,First Name,Last Name,Phone', { externalId: 0, name: 1, surname: 2, phone: 3 }],
    ['Email ID,Course Name,Academic Year,Registration Number', { email: 0, course: 1, batch: 2, externalId: 3 }],
    ['Colour,Size', {}],
  ])('are known by their names: %s', (header, known) => {
    expect(guessMapping(header.split(','), [])).toEqual({ ...none, ...known });
  });

  it('are known by what they hold where their names say nothing', () => {
    const sample = [
      ['1', 'AB/1023', 'Asha Verma', '+91 98765 43210', 'asha@example.org', '12-05-2008'],
      ['2', 'AB/1024', 'आशा शर्मा', '९८७६५४३२११', 'ravi@example.org', '13-05-2008'],
      ['3', 'AB/1029', 'Meena K.', '9876543212', '', '14-05-2008'],
    ];
    expect(guessMapping(['a', 'b', 'c', 'd', 'e', 'f'], sample)).toEqual({
      ...none,
      externalId: 1,
      name: 2,
      phone: 3,
      email: 4,
    });
  });

  it('take a filled column rather than an empty one of a better name', () => {
    expect(guessMapping(['WhatsApp', 'Mobile'], [['', '9876543210']]).phone).toBe(1);
  });

  it('become rows for the desk, without the optional cells that are empty', () => {
    const rows = [
      ['A-1', 'Asha', 'Verma', '98', '', 'x'.repeat(5_000)],
      ['A-2', 'Ravi', '', '99', 'B.A.', ''],
    ];
    const mapping = { externalId: 0, name: 1, surname: 2, phone: 3, course: 4, batch: 5, email: null };
    expect(toRows({ rows }, mapping)).toEqual([
      { externalId: 'A-1', name: 'Asha Verma', phone: '98', batch: 'x'.repeat(500) },
      { externalId: 'A-2', name: 'Ravi', phone: '99', course: 'B.A.' },
    ]);
    expect(toRows({ rows: [['A-1']] }, none)).toEqual([{ externalId: '', name: '', phone: '' }]);
  });
});
