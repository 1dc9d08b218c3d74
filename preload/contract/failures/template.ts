import type { FailureEntry } from './entry.ts';

/** Templates: filled in wrongly, not approved, paused, refused when made. */
export const TEMPLATE_FAILURES: readonly FailureEntry[] = [
  {
    codes: [132000, 132008, 132012, 132018],
    class: 'F',
    who: 'clerk',
    en: {
      what: 'The values filled in do not match the template.',
      next: 'Check how many values the template wants and of what kind, then send again. It is not sent again by itself.',
    },
    hi: {
      what: 'भरी हुई जानकारी टेम्पलेट से मेल नहीं खाती।',
      next: 'जाँचें कि टेम्पलेट में कितनी और कैसी जानकारी चाहिए, फिर दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [132001],
    class: 'F',
    who: 'clerk',
    en: {
      what: 'The template does not exist or is not approved in this language.',
      next: 'Choose another template or language, then send again. It is not sent again by itself.',
    },
    hi: {
      what: 'यह टेम्पलेट मौजूद नहीं है या इस भाषा में मंज़ूर नहीं है।',
      next: 'दूसरा टेम्पलेट या भाषा चुनकर दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [132005],
    class: 'F',
    who: 'clerk',
    en: {
      what: 'The text is too long once the values are filled in.',
      next: 'Shorten the values and send again. It is not sent again by itself.',
    },
    hi: {
      what: 'जानकारी भरने के बाद संदेश बहुत लंबा हो गया।',
      next: 'जानकारी छोटी करके दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [132007],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'The template breaks a WhatsApp rule.',
      next: 'Choose another template, or ask the administrator to change this one. It is not sent again by itself.',
    },
    hi: {
      what: 'यह टेम्पलेट WhatsApp के किसी नियम को तोड़ता है।',
      next: 'दूसरा टेम्पलेट चुनें, या एडमिन से इसे बदलवाएँ। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [132015],
    class: 'L',
    who: 'clerk',
    en: {
      what: 'The template is paused because many people did not like it.',
      next: 'Send another template, or wait until WhatsApp lifts the pause. It is not sent again by itself.',
    },
    hi: {
      what: 'बहुत लोगों को पसंद न आने से यह टेम्पलेट रोका गया है।',
      next: 'दूसरा टेम्पलेट भेजें, या WhatsApp के रोक हटाने तक रुकें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [132016],
    class: 'N',
    who: 'clerk',
    en: {
      what: 'WhatsApp has switched this template off for good.',
      next: 'Use another template. This message is not sent again.',
    },
    hi: {
      what: 'WhatsApp ने यह टेम्पलेट हमेशा के लिए बंद कर दिया है।',
      next: 'दूसरा टेम्पलेट इस्तेमाल करें। यह संदेश दोबारा नहीं भेजा जाएगा।',
    },
  },
  {
    codes: [134101],
    class: 'L',
    who: 'clerk',
    en: {
      what: 'WhatsApp is still preparing this template.',
      next: 'Send again in ten minutes. It is not sent again by itself.',
    },
    hi: {
      what: 'WhatsApp अभी इस टेम्पलेट को तैयार कर रहा है।',
      next: 'दस मिनट बाद दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [2388019, 2388039, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'WhatsApp did not accept the new or changed template.',
      next: 'Show the details to the administrator, who can correct the template. It is not tried again by itself.',
    },
    hi: {
      what: 'WhatsApp ने नया या बदला हुआ टेम्पलेट स्वीकार नहीं किया।',
      next: 'एडमिन को विवरण दिखाएँ ताकि वे टेम्पलेट ठीक करें। यह अपने-आप दोबारा नहीं होगा।',
    },
  },
];
