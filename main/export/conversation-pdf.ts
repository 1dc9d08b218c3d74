import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MessageRow, RegistrationRow } from '../../preload/contract/rows.ts';
import type { Language } from '../../preload/contract/settings.ts';
import { localTime, type Manner, statusOf } from './columns.ts';
import { scriptRuns } from './script-runs.ts';

export type Conversation = {
  readonly college: string;
  readonly registration: RegistrationRow;
  /** The oldest first. */
  readonly messages: readonly MessageRow[];
  readonly printedAt: number;
};

const INK = '#1c1d21';
const QUIET = '#6b6f78';
const FAILED = '#b42318';
const OURS = '#eef4ff';
const THEIRS = '#f4f4f5';
const MARGIN = 48;
const BUBBLE = 330;
const PAD = 8;

/** A student's whole conversation, to be printed: A4, in the language asked for, every script in a font that has it. */
export const conversationPdf = async (conversation: Conversation, manner: Manner): Promise<NodeJS.ReadableStream> => {
  // Loaded with the first of them: it would be a tenth of every start.
  const { default: PDFDocument } = await import('pdfkit');
  const { registration, messages, college, printedAt } = conversation;
  const words = WORDS[manner.language];
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: manner.language,
    info: { Title: `${registration.name} (${college})`, Creator: 'Tickdesk' },
  });
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, fontFile(file));
  const right = doc.page.width - MARGIN;

  /** The height that a text takes, and, where `at` is given, the text itself. */
  const write = (text: string, at: { x: number; y: number }, style: Style): void => {
    doc.fontSize(style.size).fillColor(style.color);
    const runs = scriptRuns(text);
    for (const [index, run] of runs.entries()) {
      const options = { width: style.width, continued: index < runs.length - 1 } as const;
      doc.font(fontOf(run.script, style.bold));
      if (index === 0) doc.text(run.text, at.x, at.y, options);
      else doc.text(run.text, options);
    }
  };
  const widthOf = (text: string, { size, bold }: Style): number => {
    doc.fontSize(size);
    return scriptRuns(text).reduce((sum, run) => sum + doc.font(fontOf(run.script, bold)).widthOfString(run.text), 0);
  };
  const heightOf = (text: string, style: Style): number => {
    const lines = text.split('\n').reduce((sum, line) => sum + linesOf(line.split(' '), style), 0);
    return lines * doc.fontSize(style.size).font('devanagari-400').currentLineHeight(true);
  };
  const linesOf = (parts: readonly string[], style: Style): number => {
    let lines = 1;
    let filled = 0;
    for (const part of parts) {
      const width = widthOf(`${part} `, style);
      if (filled > 0 && filled + width > style.width) lines += 1;
      filled = filled > 0 && filled + width <= style.width ? filled + width : width;
      lines += Math.max(0, Math.ceil(width / style.width) - 1);
    }
    return lines;
  };
  const centred = (text: string, y: number, style: Style): void =>
    write(text, { x: Math.max(MARGIN, (doc.page.width - widthOf(text, style)) / 2), y }, style);

  write(registration.name, { x: MARGIN, y: MARGIN }, { size: 18, color: INK, width: right - MARGIN, bold: true });
  const facts = [registration.externalId, registration.phone, registration.course, registration.batch, college];
  const line = facts.filter((fact) => fact !== null && fact !== '').join('  ·  ');
  write(line, { x: MARGIN, y: doc.y + 2 }, { size: 9.5, color: QUIET, width: right - MARGIN });
  let y = doc.y + 14;
  let day = '';

  for (const message of messages) {
    const at = localTime(Date.parse(message.at), manner);
    const ours = message.direction === 'out';
    const text = textOf(message, manner.language);
    const body: Style = { size: 10.5, color: INK, width: BUBBLE - 2 * PAD };
    const state = stateOf(message, at.slice(11, 16), manner);
    const foot: Style = { size: 8, color: message.status === 'failed' ? FAILED : QUIET, width: BUBBLE - 2 * PAD };
    const height = heightOf(text, body) + heightOf(state, foot) + 2 * PAD + 2;
    const isNewDay = at.slice(0, 10) !== day;
    if (y + Math.min(height, 500) + (isNewDay ? 26 : 0) > doc.page.height - MARGIN - 20) {
      doc.addPage();
      y = MARGIN;
    }
    if (isNewDay) {
      day = at.slice(0, 10);
      centred(longDay(day, manner.language), y + 6, { size: 8.5, color: QUIET, width: right - MARGIN });
      y = doc.y + 8;
    }
    const x = ours ? right - BUBBLE : MARGIN;
    if (height <= doc.page.height - 2 * MARGIN) doc.roundedRect(x, y, BUBBLE, height, 6).fill(ours ? OURS : THEIRS);
    write(text, { x: x + PAD, y: y + PAD }, body);
    write(state, { x: x + PAD, y: doc.y + 2 }, foot);
    y = Math.max(doc.y, y + height - PAD) + PAD + 6;
  }
  if (messages.length === 0)
    write(words.nothing, { x: MARGIN, y }, { size: 10.5, color: QUIET, width: right - MARGIN });

  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    // Below the margin pdfkit would begin a new page.
    doc.page.margins.bottom = 0;
    const footer = `${words.printed} ${localTime(printedAt, manner).slice(0, 16)}  ·  ${words.page} ${page + 1} / ${count}`;
    centred(footer, doc.page.height - 34, { size: 8, color: QUIET, width: right - MARGIN });
  }
  doc.end();
  return doc;
};

type Style = {
  readonly size: number;
  readonly color: string;
  readonly width: number;
  readonly bold?: boolean;
};

const FONTS = {
  'latin-400': 'latin-400',
  'latin-600': 'latin-600',
  'devanagari-400': 'devanagari-400',
  'devanagari-600': 'devanagari-600',
} as const;

const fontFile = (name: string): Buffer =>
  readFileSync(
    fileURLToPath(
      import.meta.resolve(`@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-${name}-normal.woff`),
    ),
  );

const fontOf = (script: 'latin' | 'devanagari', bold = false): keyof typeof FONTS => `${script}-${bold ? 600 : 400}`;

const WORDS = {
  en: {
    printed: 'Printed',
    page: 'Page',
    nothing: 'Nothing has been written yet.',
    revoked: 'Message taken back',
    conflict: 'told both failed and received',
    dropped: 'probably dropped',
  },
  hi: {
    printed: 'मुद्रित',
    page: 'पृष्ठ',
    nothing: 'अभी तक कुछ नहीं लिखा गया है।',
    revoked: 'संदेश वापस लिया गया',
    conflict: 'विफल और प्राप्त, दोनों बताया गया',
    dropped: 'शायद नहीं पहुँचा',
  },
} as const satisfies Record<Language, Record<string, string>>;

const textOf = ({ revoked, text, attachment, kind }: MessageRow, language: Language): string => {
  if (revoked) return WORDS[language].revoked;
  const file = attachment ? `[${attachment.filename ?? kind}]` : '';
  return [file, text].filter((part) => part !== '').join('\n') || `[${kind}]`;
};

const stateOf = (message: MessageRow, time: string, manner: Manner): string => {
  const { language } = manner;
  const read = message.rungs.read;
  return [
    time,
    statusOf(message, language) +
      (read && message.direction === 'out' ? ` ${localTime(Date.parse(read), manner).slice(0, 16)}` : ''),
    message.error ? `${message.error.code} ${message.error.title}` : '',
    message.conflict ? WORDS[language].conflict : '',
    message.probablyDropped ? WORDS[language].dropped : '',
  ]
    .filter((part) => part !== '')
    .join('  ·  ');
};

const longDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(`${language}-IN`, { dateStyle: 'full', timeZone: 'UTC', numberingSystem: 'latn' }).format(
    new Date(day),
  );
