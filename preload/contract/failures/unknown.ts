import type { FailureEntry } from './entry.ts';

/** What is said of a code that no row covers; the title, details and code are shown beside it. */
export const UNKNOWN_FAILURE: Omit<FailureEntry, 'codes'> = {
  class: 'F',
  who: 'administrator',
  en: {
    what: 'WhatsApp reported a failure that this program does not know yet.',
    next: 'Show the code and the details to the administrator. It is not sent again by itself.',
  },
  hi: {
    what: 'WhatsApp ने ऐसी असफलता बताई है जिसे यह प्रोग्राम अभी नहीं पहचानता।',
    next: 'एडमिन को कोड और विवरण दिखाएँ। यह अपने-आप दोबारा नहीं जाएगा।',
  },
};
