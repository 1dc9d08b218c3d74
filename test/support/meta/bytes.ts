const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * A body as Meta writes it: compact JSON with everything beyond ASCII escaped in lower-case hex and slashes escaped, so
 * that parsing and writing it again gives other bytes and another signature (PLATFORM: signature).
 */
export const metaBytes = (body: unknown): Buffer =>
  Buffer.from(
    JSON.stringify(body)
      .replaceAll('/', '\\/')
      .replace(/[^\x20-\x7e]/g, escaped),
    'latin1',
  );
