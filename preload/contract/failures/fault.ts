import type { FailureEntry } from './entry.ts';

/** Our own code for a send that got no usable answer: HTTP 5xx, a timeout, a connection that broke. */
export const NO_ANSWER = -1;

/** Faults at WhatsApp or on the way there; mostly the message may have gone out all the same. */
export const FAULT_FAILURES: readonly FailureEntry[] = [
  {
    codes: [1],
    class: 'A',
    who: 'whatsapp',
    en: {
      what: 'WhatsApp rejected the request or had a fault.',
      next: 'Look at the tick again in a few minutes; if it still shows failed, send once more. It is not sent twice while this is open.',
    },
    hi: {
      what: 'WhatsApp ने अनुरोध ठुकरा दिया या उसमें कोई गड़बड़ी थी।',
      next: 'कुछ मिनट बाद टिक फिर देखें; तब भी असफल दिखे तो एक बार और भेजें। स्थिति साफ़ होने तक यह दोबारा नहीं भेजा जाता।',
    },
  },
  {
    codes: [2, 131016],
    class: 'A',
    who: 'whatsapp',
    en: {
      what: 'WhatsApp is not available at the moment.',
      next: 'Wait a few minutes and look at the tick; if it still shows failed, send once more. It is not sent twice while this is open.',
    },
    hi: {
      what: 'WhatsApp अभी उपलब्ध नहीं है।',
      next: 'कुछ मिनट रुककर टिक देखें; तब भी असफल दिखे तो एक बार और भेजें। स्थिति साफ़ होने तक यह दोबारा नहीं भेजा जाता।',
    },
  },
  {
    codes: [131000],
    class: 'A',
    who: 'whatsapp',
    en: {
      what: 'Something went wrong at WhatsApp, and it does not say what.',
      next: 'Look at the tick again later; if it still shows failed, send once more. It is not sent again by itself before that.',
    },
    hi: {
      what: 'WhatsApp में कोई गड़बड़ी हुई, जिसका कारण उसने नहीं बताया।',
      next: 'बाद में टिक फिर देखें; तब भी असफल दिखे तो एक बार और भेजें। उससे पहले यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [133004],
    class: 'B',
    who: 'nobody',
    en: {
      what: "WhatsApp's server is not available for a short time.",
      next: 'Nothing to do. What was asked from this desk is tried again by itself, within minutes.',
    },
    hi: {
      what: 'WhatsApp का सर्वर थोड़ी देर के लिए उपलब्ध नहीं है।',
      next: 'कुछ नहीं करना है। यहाँ से किया गया अनुरोध कुछ मिनट में अपने-आप दोबारा होगा।',
    },
  },
  {
    codes: [NO_ANSWER],
    class: 'A',
    who: 'nobody',
    en: {
      what: 'WhatsApp gave no answer, so we do not know whether the message went out.',
      next: 'Wait for its tick. It is sent again only when it is clear that it did not go out.',
    },
    hi: {
      what: 'WhatsApp से जवाब नहीं मिला, इसलिए पता नहीं कि संदेश गया या नहीं।',
      next: 'टिक का इंतज़ार करें। संदेश तभी दोबारा भेजा जाएगा जब साफ़ हो जाए कि वह नहीं गया।',
    },
  },
];
