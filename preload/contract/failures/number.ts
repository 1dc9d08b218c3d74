import type { FailureEntry } from './entry.ts';

/** Our own sending number: its registration, its PIN, its move from another provider. */
export const NUMBER_FAILURES: readonly FailureEntry[] = [
  {
    codes: [131045, 133000, 133006, 133010],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'Our WhatsApp number is not fully registered.',
      next: 'Ask the administrator to finish registering it, then send again. It is not sent again by itself.',
    },
    hi: {
      what: 'हमारे WhatsApp नंबर का पंजीकरण पूरा नहीं हुआ है।',
      next: 'एडमिन से पंजीकरण पूरा करवाएँ, फिर दोबारा भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [133015],
    class: 'B',
    who: 'nobody',
    en: {
      what: 'Our WhatsApp number was removed a moment ago and cannot be registered yet.',
      next: 'Wait five minutes. A request made from this desk is tried again by itself.',
    },
    hi: {
      what: 'हमारा WhatsApp नंबर अभी-अभी हटाया गया है, इसलिए अभी पंजीकृत नहीं हो सकता।',
      next: 'पाँच मिनट रुकें। यहाँ से किया गया अनुरोध अपने-आप दोबारा होगा।',
    },
  },
  {
    codes: [133005, 133008, 133009],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'The PIN of our WhatsApp number was wrong, or was tried too often or too quickly.',
      next: 'Ask the administrator to enter the right PIN after the time named in the details. It is not tried again by itself.',
    },
    hi: {
      what: 'हमारे WhatsApp नंबर का पिन ग़लत था, या उसे बहुत बार या बहुत जल्दी डाला गया।',
      next: 'विवरण में लिखे समय के बाद एडमिन से सही पिन डालने को कहें। यह अपने-आप दोबारा नहीं होगा।',
    },
  },
  {
    codes: [133016],
    class: 'L',
    who: 'administrator',
    en: {
      what: 'Registering our WhatsApp number was tried too often and is locked for 72 hours.',
      next: 'The administrator can register it again after three days. It is not tried again by itself.',
    },
    hi: {
      what: 'हमारे WhatsApp नंबर का पंजीकरण बहुत बार आज़माया गया, इसलिए 72 घंटे के लिए बंद है।',
      next: 'एडमिन तीन दिन बाद दोबारा पंजीकरण करें। यह अपने-आप दोबारा नहीं होगा।',
    },
  },
  {
    codes: [2388012, 2388091, 2388093, 2388103],
    class: 'F',
    who: 'administrator',
    en: {
      what: 'Our number could not be moved to this WhatsApp account.',
      next: 'Ask the administrator to read the details and put it right. It is not tried again by itself.',
    },
    hi: {
      what: 'हमारा नंबर इस WhatsApp खाते में नहीं लाया जा सका।',
      next: 'एडमिन से विवरण पढ़कर ठीक करने को कहें। यह अपने-आप दोबारा नहीं होगा।',
    },
  },
  {
    codes: [2494100],
    class: 'B',
    who: 'nobody',
    en: {
      what: 'WhatsApp is doing maintenance on our number for a few minutes.',
      next: 'Nothing to do. A request made from this desk is tried again by itself.',
    },
    hi: {
      what: 'WhatsApp कुछ मिनट के लिए हमारे नंबर का रखरखाव कर रहा है।',
      next: 'कुछ नहीं करना है। यहाँ से किया गया अनुरोध अपने-आप दोबारा होगा।',
    },
  },
  {
    codes: [1752041],
    class: 'N',
    who: 'administrator',
    en: {
      what: 'Another WhatsApp partner has already invited our account.',
      next: 'The administrator can answer the first invitation. It is not tried again.',
    },
    hi: {
      what: 'WhatsApp का कोई दूसरा पार्टनर हमारे खाते को पहले ही न्योता दे चुका है।',
      next: 'एडमिन पहले न्योते का जवाब दें। यह दोबारा नहीं किया जाएगा।',
    },
  },
  {
    codes: [2593107, 2593108],
    class: 'N',
    who: 'administrator',
    en: {
      what: 'Old chats of the WhatsApp Business app cannot be copied: it was done once already, or the 24 hours for it are over.',
      next: 'New messages are not affected. It is not tried again; to copy old chats, the administrator must connect the app anew.',
    },
    hi: {
      what: 'WhatsApp Business ऐप की पुरानी चैट नहीं लाई जा सकतीं: वे एक बार लाई जा चुकी हैं, या 24 घंटे का समय निकल गया है।',
      next: 'नए संदेशों पर असर नहीं है। यह दोबारा नहीं होगा; पुरानी चैट के लिए एडमिन को ऐप फिर से जोड़ना होगा।',
    },
  },
  {
    codes: [[147001, 147005]],
    class: 'F',
    who: 'administrator',
    en: {
      what: "WhatsApp did not accept our college's username.",
      next: 'Ask the administrator to read the details and choose another. It is not tried again by itself.',
    },
    hi: {
      what: 'WhatsApp ने हमारे कॉलेज का यूज़रनेम स्वीकार नहीं किया।',
      next: 'एडमिन से विवरण पढ़कर दूसरा यूज़रनेम चुनने को कहें। यह अपने-आप दोबारा नहीं होगा।',
    },
  },
];
