import type { FailureEntry } from './entry.ts';

/** Features beside plain messages: groups, calls, forms, block lists, figures on templates. */
export const FEATURE_FAILURES: readonly FailureEntry[] = [
  {
    codes: [131020, 131041, [131201, 131215]],
    class: 'F',
    who: 'clerk',
    en: {
      what: 'There is a problem with the WhatsApp group: it has too few members, was not found, or a limit was reached.',
      next: 'Read the details, put the group right and send again. It is not sent again by itself.',
    },
    hi: {
      what: 'WhatsApp ग्रुप में समस्या है: सदस्य कम हैं, ग्रुप नहीं मिला, या कोई सीमा पूरी हो गई।',
      next: 'विवरण पढ़ें, ग्रुप ठीक करके दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    // PLATFORM gives calls no class, since we make none: what never went out from here is never tried again.
    codes: [[138000, 138018]],
    class: 'N',
    who: 'administrator',
    en: {
      what: 'A WhatsApp call failed; this program makes no calls.',
      next: 'Tell the administrator that another program calls from our number. It is not tried again.',
    },
    hi: {
      what: 'एक WhatsApp कॉल असफल रही; यह प्रोग्राम कॉल नहीं करता।',
      next: 'एडमिन को बताएँ कि कोई दूसरा प्रोग्राम हमारे नंबर से कॉल कर रहा है। यह दोबारा नहीं होगा।',
    },
  },
  {
    codes: [
      [139000, 139004],
      [139100, 139103],
    ],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'A WhatsApp form, or our list of blocked people, could not be changed.',
      next: 'Show the details to the administrator. It is not tried again by itself.',
    },
    hi: {
      what: 'WhatsApp फ़ॉर्म, या ब्लॉक किए लोगों की हमारी सूची, बदली नहीं जा सकी।',
      next: 'एडमिन को विवरण दिखाएँ। यह अपने-आप दोबारा नहीं होगा।',
    },
  },
  {
    codes: [132068],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'WhatsApp has blocked the form in this message.',
      next: 'Ask the administrator to repair the form, then send again. It is not sent again by itself.',
    },
    hi: {
      what: 'WhatsApp ने इस संदेश के फ़ॉर्म को ब्लॉक कर दिया है।',
      next: 'एडमिन से फ़ॉर्म ठीक करवाएँ, फिर दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [132069],
    class: 'L',
    who: 'administrator',
    en: {
      what: 'WhatsApp lets this form go out only ten times an hour at present.',
      next: 'Send again later, and ask the administrator to look at the form. It is not sent again by itself.',
    },
    hi: {
      what: 'WhatsApp अभी इस फ़ॉर्म को एक घंटे में केवल दस बार भेजने देता है।',
      next: 'बाद में दोबारा भेजें, और एडमिन से फ़ॉर्म देखने को कहें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [[200005, 200007]],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'Figures about templates are not switched on for our account.',
      next: 'Ask the administrator to switch them on at Meta. Messages are not affected; it is not tried again by itself.',
    },
    hi: {
      what: 'हमारे खाते में टेम्पलेट के आँकड़े चालू नहीं हैं।',
      next: 'एडमिन से इन्हें Meta में चालू करवाएँ। संदेशों पर असर नहीं है; यह अपने-आप दोबारा नहीं होगा।',
    },
  },
];
