import type { FailureEntry } from './entry.ts';

/** The person at the other end: unreachable, unwilling, or out of our reach. */
export const PERSON_FAILURES: readonly FailureEntry[] = [
  {
    codes: [131026],
    class: 'N',
    who: 'clerk',
    en: {
      what: 'It could not be delivered: the number is not on WhatsApp, its owner has not accepted the terms, or the app is very old.',
      next: 'Check the number with the student, or reach them by phone or e-mail. It is not sent again.',
    },
    hi: {
      what: 'संदेश नहीं पहुँच सका: नंबर WhatsApp पर नहीं है, शर्तें स्वीकार नहीं की गई हैं, या ऐप बहुत पुराना है।',
      next: 'विद्यार्थी से नंबर की जाँच करें, या फ़ोन या ई-मेल से संपर्क करें। यह दोबारा नहीं भेजा जाएगा।',
    },
  },
  {
    codes: [131047],
    class: 'F',
    who: 'clerk',
    en: {
      what: 'More than 24 hours have passed since this person last wrote to us.',
      next: 'Send an approved template instead. This message is not sent again by itself.',
    },
    hi: {
      what: 'इस व्यक्ति ने पिछले 24 घंटे में हमें कुछ नहीं लिखा है।',
      next: 'इसकी जगह मंज़ूर किया हुआ टेम्पलेट भेजें। यह संदेश अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [131049],
    class: 'L',
    who: 'clerk',
    en: {
      what: 'WhatsApp held it back so that this person does not get too many marketing messages.',
      next: 'Try again after 24 hours at the earliest, then leave more time. It is not sent again before that.',
    },
    hi: {
      what: 'इस व्यक्ति को बहुत ज़्यादा प्रचार संदेश न मिलें, इसलिए WhatsApp ने इसे रोक दिया।',
      next: 'कम से कम 24 घंटे बाद फिर कोशिश करें, उसके बाद और देर से। उससे पहले यह दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [131050],
    class: 'N',
    who: 'student',
    en: {
      what: 'This person has stopped marketing messages from us.',
      next: 'Respect it: no more marketing until they allow it again in WhatsApp. It is not sent again.',
    },
    hi: {
      what: 'इस व्यक्ति ने हमारे प्रचार संदेश बंद कर दिए हैं।',
      next: 'इसका सम्मान करें: जब तक वे WhatsApp में फिर अनुमति न दें, प्रचार न भेजें। यह दोबारा नहीं भेजा जाएगा।',
    },
  },
  {
    codes: [130472],
    class: 'N',
    who: 'nobody',
    en: {
      what: 'WhatsApp held this back as part of a test of its own; it is nobody’s fault.',
      next: 'If it matters, reach the student by phone or e-mail. It is not sent again.',
    },
    hi: {
      what: 'WhatsApp ने अपने एक परीक्षण के कारण इसे रोक दिया; इसमें किसी की ग़लती नहीं है।',
      next: 'ज़रूरी हो तो विद्यार्थी से फ़ोन या ई-मेल से संपर्क करें। यह दोबारा नहीं भेजा जाएगा।',
    },
  },
  {
    codes: [130403],
    class: 'N',
    who: 'clerk',
    en: {
      what: 'We have blocked this person.',
      next: 'Unblock them first if they should hear from us. This message is not sent again.',
    },
    hi: {
      what: 'हमने इस व्यक्ति को ब्लॉक किया हुआ है।',
      next: 'इन्हें संदेश भेजना हो तो पहले अनब्लॉक करें। यह संदेश दोबारा नहीं भेजा जाएगा।',
    },
  },
  {
    codes: [130497],
    class: 'N',
    who: 'clerk',
    en: {
      what: 'Our account may not message people in that country.',
      next: 'Reach the student by phone or e-mail. It is not sent again.',
    },
    hi: {
      what: 'हमारा खाता उस देश के लोगों को संदेश नहीं भेज सकता।',
      next: 'विद्यार्थी से फ़ोन या ई-मेल से संपर्क करें। यह दोबारा नहीं भेजा जाएगा।',
    },
  },
  {
    codes: [131021],
    class: 'N',
    who: 'clerk',
    en: {
      what: "The student's number is the same as our own sending number.",
      next: "Correct the student's number. It is not sent again.",
    },
    hi: {
      what: 'विद्यार्थी का नंबर और हमारा भेजने वाला नंबर एक ही है।',
      next: 'विद्यार्थी का नंबर ठीक करें। यह दोबारा नहीं भेजा जाएगा।',
    },
  },
  {
    codes: [131030],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'We send from a test number, and this person is not on its list of allowed numbers.',
      next: 'Ask the administrator to add the number to the list or to use a real number. It is not sent again by itself.',
    },
    hi: {
      what: 'हम टेस्ट नंबर से भेज रहे हैं, और यह व्यक्ति उसकी अनुमति वाली सूची में नहीं है।',
      next: 'एडमिन से नंबर सूची में जुड़वाएँ या असली नंबर लगवाएँ। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [131062],
    class: 'F',
    who: 'clerk',
    en: {
      what: 'This message needs a phone number, and we only know this person by a WhatsApp ID.',
      next: 'Ask the student for the number, enter it and send again. It is not sent again by itself.',
    },
    hi: {
      what: 'इस संदेश के लिए फ़ोन नंबर चाहिए, पर हमारे पास इस व्यक्ति की केवल WhatsApp आईडी है।',
      next: 'विद्यार्थी से नंबर लेकर दर्ज करें और दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [137000],
    class: 'F',
    who: 'clerk',
    en: {
      what: "This person's WhatsApp security key has changed, perhaps because of a new phone.",
      next: 'Make sure it is still the same student, then send again. It is not sent again by itself.',
    },
    hi: {
      what: 'इस व्यक्ति की WhatsApp सुरक्षा कुंजी बदल गई है, शायद नया फ़ोन लिया हो।',
      next: 'पक्का करें कि यह वही विद्यार्थी है, फिर दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
];
