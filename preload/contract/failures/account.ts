import type { FailureEntry } from './entry.ts';

/** The college's account at Meta: login, permissions, restrictions, bills. */
export const ACCOUNT_FAILURES: readonly FailureEntry[] = [
  {
    codes: [0, 190],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'Our login to WhatsApp has expired.',
      next: 'Ask the administrator for a new access token. Nothing can be sent until then, and this message is not sent again by itself.',
    },
    hi: {
      what: 'WhatsApp से हमारा लॉगिन समाप्त हो गया है।',
      next: 'एडमिन से नया एक्सेस टोकन डालने को कहें। तब तक कुछ भी नहीं भेजा जा सकता, और यह संदेश अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [3, 10, [200, 299], 131005],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'Our WhatsApp account does not have permission for this.',
      next: 'Ask the administrator to add the permission, then send the message again. It is not sent again by itself.',
    },
    hi: {
      what: 'हमारे WhatsApp खाते को इसकी अनुमति नहीं है।',
      next: 'एडमिन से अनुमति जुड़वाएँ, फिर संदेश दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [33],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'The WhatsApp number we send from no longer exists.',
      next: 'Ask the administrator to set up a working number. The message is not sent again by itself.',
    },
    hi: {
      what: 'जिस WhatsApp नंबर से हम भेजते हैं, वह अब मौजूद नहीं है।',
      next: 'एडमिन से चालू नंबर जोड़ने को कहें। यह संदेश अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [368],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'WhatsApp has restricted our account for breaking its rules.',
      next: 'Stop sending and tell the administrator today. Nothing is sent again by itself until the restriction is lifted.',
    },
    hi: {
      what: 'नियम टूटने के कारण WhatsApp ने हमारे खाते पर रोक लगा दी है।',
      next: 'भेजना बंद करें और आज ही एडमिन को बताएँ। रोक हटने तक कुछ भी अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [131031],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'Our WhatsApp account is locked, or its PIN or a check did not match.',
      next: 'Stop sending and tell the administrator. Nothing is sent again by itself until the account is open.',
    },
    hi: {
      what: 'हमारा WhatsApp खाता लॉक है, या उसका पिन या कोई जाँच मेल नहीं खाई।',
      next: 'भेजना बंद करें और एडमिन को बताएँ। खाता खुलने तक कुछ भी अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [131037],
    class: 'F',
    who: 'administrator',
    en: {
      what: "WhatsApp has not yet approved our college's display name.",
      next: 'Ask the administrator to get the name approved, then send again. It is not sent again by itself.',
    },
    hi: {
      what: 'WhatsApp ने अभी हमारे कॉलेज का दिखने वाला नाम मंज़ूर नहीं किया है।',
      next: 'एडमिन से नाम मंज़ूर करवाने को कहें, फिर दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [131042],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'There is a billing problem with our WhatsApp account.',
      next: 'Ask the administrator to check the payment method. Paid messages wait until then and are not sent again by themselves.',
    },
    hi: {
      what: 'हमारे WhatsApp खाते के भुगतान में समस्या है।',
      next: 'एडमिन से भुगतान का तरीका जाँचने को कहें। तब तक पैसे वाले संदेश रुके रहेंगे और अपने-आप दोबारा नहीं जाएँगे।',
    },
  },
  {
    codes: [131044],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'There is a billing problem with calls on our WhatsApp account.',
      next: 'Ask the administrator to check the payment method. It is not tried again by itself.',
    },
    hi: {
      what: 'हमारे WhatsApp खाते में कॉल के भुगतान की समस्या है।',
      next: 'एडमिन से भुगतान का तरीका जाँचने को कहें। यह अपने-आप दोबारा नहीं होगा।',
    },
  },
  {
    codes: [134011],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'The terms of WhatsApp Payments have not been accepted.',
      next: 'Ask the administrator to accept them, then send again. It is not sent again by itself.',
    },
    hi: {
      what: 'WhatsApp Payments की शर्तें स्वीकार नहीं की गई हैं।',
      next: 'एडमिन से शर्तें स्वीकार करवाएँ, फिर दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
];
