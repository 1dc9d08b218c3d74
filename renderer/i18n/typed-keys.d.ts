import 'i18next';
import type { en } from './en.ts';

/** A key that is in no dictionary does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}
