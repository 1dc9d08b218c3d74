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

/**
 * Names under which a text is one of our own words. Under any other name it may be somebody's, or a secret, and no pattern
 * could know it: a student's name, or what they wrote.
 */
const OURS =
  /^(?:msg|type|code|state|what|why|kind|reason|level|choice|quality|canSend|version|warnings|missing|webhook)$/;
/** What code calls a field; anything else was made of somebody's words. */
const FIELD = /^[a-z]\w{0,39}$/i;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Numbers that could be a phone. Times are told as texts, counts are smaller. */
const LARGEST_NUMBER = 9_999_999;
const DEEPEST = 6;

/** The same value with nothing in it that nobody may read. Errors keep what they are, and where. */
export const redact = (value: unknown, name = '', depth = 0): unknown => {
  if (typeof value === 'string') return isOurs(name, value) ? redactText(value) : CUT;
  if (typeof value === 'number') return Math.abs(value) > LARGEST_NUMBER ? CUT : value;
  if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function') return CUT;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return CUT;
  if (value instanceof Error || isToldError(value)) return redactError(value, depth);
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redact(item, name, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([inner, item]) => [FIELD.test(inner) ? inner : CUT, redact(item, inner, depth + 1)]),
  );
};

const isOurs = (name: string, text: string): boolean => OURS.test(name) || INSTANT.test(text);

/** An error as it stands in a line that was written before. */
const isToldError = (value: object): value is ToldError =>
  'stack' in value && typeof value.stack === 'string' && 'type' in value && typeof value.type === 'string';

type ToldError = { readonly type: string; readonly stack: string; readonly message?: unknown; readonly code?: unknown };

const redactError = (error: Error | ToldError, depth: number): object => {
  const type = error instanceof Error ? error.name : error.type;
  const code = 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? error.code : undefined;
  return {
    type: FIELD.test(type) ? type : CUT,
    message:
      (code !== undefined || SPOKEN.test(type)) && typeof error.message === 'string' ? redactText(error.message) : CUT,
    ...(code !== undefined && { code }),
    stack: (error.stack ?? '')
      .split('\n')
      .flatMap((line) => FRAME.exec(line)?.slice(1) ?? [])
      .map((place) => `at ${place}`)
      .join('\n'),
    ...('cause' in error && error.cause !== undefined && { cause: redact(error.cause, 'cause', depth + 1) }),
  };
};

/**
 * Errors whose words are those of the platform, of the database, or of a refusal of ours. Any other may say what it stumbled
 * over: a parser quotes what somebody wrote.
 */
const SPOKEN = /^(?:TypeError|RangeError|ReferenceError|Refusal)$/;
/** Of the system, of Node, of SQLite, of Node's fetch; of a refusal. */
const CODE = /^(?:E[A-Z\d]{2,}|ERR_\w+|SQLITE_\w+|UND_ERR_\w+|bad_request|forbidden|not_found|conflict|unavailable)$/;

/** Where in the code: below the folder that the program lies in, which may be named after its owner. */
const FRAME =
  /^\s*at (?:.*[\\/( ])?((?:(?:main|out|preload|test|node_modules)[\\/]|node:)[\w@.\\/-]+:\d+(?::\d+)?)\)?$/;
