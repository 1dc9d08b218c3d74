import type { FailureEntry } from './entry.ts';

/** The route for marketing messages (PLATFORM 7.6), which takes only some templates. */
export const MARKETING_FAILURES: readonly FailureEntry[] = [
  {
    codes: [131055, 134100],
    class: 'F',
    who: 'clerk',
    en: {
      what: 'This way of sending accepts marketing templates only.',
      next: 'Choose a marketing template, or send this one the ordinary way. It is not sent again by itself.',
    },
    hi: {
      what: 'भेजने के इस तरीके में केवल प्रचार वाले टेम्पलेट चलते हैं।',
      next: 'प्रचार वाला टेम्पलेट चुनें, या इसे सामान्य तरीके से भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [131063],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'Marketing messages are switched off for our account on this way of sending.',
      next: 'Ask the administrator to switch them on, or send the ordinary way. It is not sent again by itself.',
    },
    hi: {
      what: 'भेजने के इस तरीके में हमारे खाते के प्रचार संदेश बंद हैं।',
      next: 'एडमिन से इन्हें चालू करवाएँ, या सामान्य तरीके से भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [134102],
    class: 'F',
    who: 'clerk',
    en: {
      what: 'This template cannot be used on this way of sending.',
      next: 'Choose another template, or send this one the ordinary way. It is not sent again by itself.',
    },
    hi: {
      what: 'भेजने के इस तरीके में यह टेम्पलेट नहीं चल सकता।',
      next: 'दूसरा टेम्पलेट चुनें, या इसे सामान्य तरीके से भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
];
