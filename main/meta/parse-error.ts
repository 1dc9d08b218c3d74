import type { ReportedError } from './line.ts';
import { type Fields, inner, isFields, list, number, words, wordsOrNull } from './read.ts';

/** The first of `errors[]` that has a code; codes come as numbers or digits (PLATFORM 3.1). */
export const parseError = (fields: Fields): ReportedError | null => {
  for (const error of list(fields, 'errors')) {
    if (!isFields(error)) continue;
    const code = number(error, 'code');
    if (code === null || !Number.isSafeInteger(code)) continue;
    return {
      code,
      title: words(error, 'title', 500) || words(error, 'message', 500),
      details: wordsOrNull(inner(error, 'error_data'), 'details', 2_000) ?? wordsOrNull(error, 'details', 2_000),
    };
  }
  return null;
};
