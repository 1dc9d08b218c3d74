import type { FailureEntry } from './entry.ts';

/** What the message holds: its details, its files, its kind. */
export const MESSAGE_FAILURES: readonly FailureEntry[] = [
  {
    codes: [100],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'A detail in the message was wrong.',
      next: 'Show the details to the administrator, correct it and send again. It is not sent again by itself.',
    },
    hi: {
      what: 'संदेश की कोई जानकारी ग़लत थी।',
      next: 'एडमिन को विवरण दिखाएँ, ठीक करके दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [131008, 131009],
    class: 'F',
    who: 'clerk',
    en: {
      what: 'Something in the message is missing or not allowed.',
      next: 'Check what you filled in and send again; with a template made just now, wait ten minutes first. It is not sent again by itself.',
    },
    hi: {
      what: 'संदेश में कुछ छूट गया है या मान्य नहीं है।',
      next: 'भरी हुई जानकारी जाँचकर दोबारा भेजें; टेम्पलेट अभी बना हो तो पहले दस मिनट रुकें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [131014],
    class: 'F',
    who: 'clerk',
    en: {
      what: 'WhatsApp could not fetch the attached file.',
      next: 'Check that the link to the file opens, then send again. It is not sent again by itself.',
    },
    hi: {
      what: 'WhatsApp जोड़ी गई फ़ाइल को नहीं ले सका।',
      next: 'जाँचें कि फ़ाइल का लिंक खुलता है, फिर दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [131053],
    class: 'F',
    who: 'clerk',
    en: {
      what: 'Our attached file could not be uploaded.',
      next: 'Check the size and kind of the file, attach it anew and send again. It is not sent again by itself.',
    },
    hi: {
      what: 'हमारी जोड़ी गई फ़ाइल अपलोड नहीं हो सकी।',
      next: 'फ़ाइल का आकार और प्रकार जाँचें, फिर से जोड़कर दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [131051],
    class: 'F',
    who: 'clerk',
    en: {
      what: 'WhatsApp does not support this kind of message.',
      next: 'Send it as text, a picture or a document. It is not sent again by itself.',
    },
    hi: {
      what: 'WhatsApp इस तरह के संदेश का समर्थन नहीं करता।',
      next: 'इसे टेक्स्ट, फ़ोटो या दस्तावेज़ के रूप में भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [131052],
    class: 'N',
    who: 'student',
    en: {
      what: 'The file this person sent could not be downloaded.',
      next: 'Ask the student to send it again or in another way. It is not fetched again.',
    },
    hi: {
      what: 'इस व्यक्ति की भेजी फ़ाइल डाउनलोड नहीं हो सकी।',
      next: 'विद्यार्थी से फ़ाइल दोबारा या किसी और तरीके से भेजने को कहें। यह दोबारा नहीं लाई जाएगी।',
    },
  },
  {
    codes: [131060],
    class: 'N',
    who: 'student',
    en: {
      what: 'The message this person sent cannot be shown here.',
      next: 'Ask the student to write it again as plain text. It is not fetched again.',
    },
    hi: {
      what: 'इस व्यक्ति का भेजा संदेश यहाँ नहीं दिखाया जा सकता।',
      next: 'विद्यार्थी से इसे सादे टेक्स्ट में दोबारा लिखने को कहें। यह दोबारा नहीं लाया जाएगा।',
    },
  },
  {
    codes: [135000],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'Something in our request to WhatsApp was wrong.',
      next: 'Show the details to the administrator, correct it and send again. It is not sent again by itself.',
    },
    hi: {
      what: 'WhatsApp को भेजे गए हमारे अनुरोध में कुछ ग़लत था।',
      next: 'एडमिन को विवरण दिखाएँ, ठीक करके दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
];
