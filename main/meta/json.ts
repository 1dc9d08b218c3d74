/** The value of a JSON text; `undefined` (which JSON cannot say) where it is none. */
export const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // A stray is a value: the bytes are kept, and the caller says what they are not.
    return undefined;
  }
};

const utf8 = new TextDecoder('utf-8');

/** Like `fromJson`, of bytes: a byte order mark is skipped, invalid UTF-8 becomes U+FFFD. */
export const fromJsonBytes = (body: Uint8Array): unknown => fromJson(utf8.decode(body));
