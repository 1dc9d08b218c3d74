/** What stands in the place of what nobody may read. */
const CUT = '…';

/**
 * What a log line must not hold, wherever it comes from: what was quoted (parsers quote their input), wamids, tokens and
 * other long words, addresses of mail, phones in any notation, and whatever is not ASCII (our own words are English).
 */
const PATTERNS: readonly RegExp[] = [
  /"[^"]*"|“[^”]*”|`[^`]*`|(?<!\w)'[^']*'(?!\w)/g,
  /wamid\.[\w+/=.-]+/gi,
  /\bBearer\s+\S+/gi,
  /[\w.+-]+@[\w-]+\.[\w.-]+/g,
  /\+?\d(?:[\s().-]*\d){6,}/g,
  /[A-Za-z0-9_-]{24,}/g,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that is ASCII stays
  /[^\x00-\x7f]+/g,
];

export const redactText = (text: string): string =>
  PATTERNS.reduce((left, pattern) => left.replace(pattern, CUT), text);

/** Whatever stands under these names is somebody's, or a secret; no pattern could know it. */
const PRIVATE =
  /^(?:.*(?:name|phone|secret|token|password|key)|text|preview|body|email|to|from|recipient|title|subject|words|address|url|callback|owner|filename)$/i;

/** Numbers that could be a phone. Times are told as texts, counts are smaller. */
const LARGEST_NUMBER = 9_999_999;
const DEEPEST = 6;

/** The same value with nothing in it that nobody may read. Errors keep what they are, and where. */
export const redact = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'number') return Math.abs(value) > LARGEST_NUMBER ? CUT : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return CUT;
  if (value instanceof Error) return ofError(value, depth);
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      redactText(name),
      isPrivate(name, item) ? CUT : redact(item, depth + 1),
    ]),
  );
};

/** A count or a yes under such a name tells of nobody. */
const isPrivate = (name: string, value: unknown): boolean =>
  PRIVATE.test(name) && value !== null && typeof value !== 'number' && typeof value !== 'boolean';

const FRAME = /^\s+at .*$/;

const ofError = (error: Error, depth: number): object => ({
  type: error.name,
  message: redactText(error.message),
  ...('code' in error && typeof error.code === 'string' && { code: redactText(error.code) }),
  // The frames alone: the first lines say the message again.
  stack: (error.stack ?? '')
    .split('\n')
    .filter((line) => FRAME.test(line))
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/[^\s:]*\/((?:main|out|preload|node_modules)\/)/, '($1'))
    .join('\n'),
  ...(error.cause !== undefined && { cause: redact(error.cause, depth + 1) }),
});
