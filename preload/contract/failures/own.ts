import type { FailureEntry } from './entry.ts';

/** A person took the message back before it was sent. */
export const CANCELLED = -2;
/** The student opted out while the message was waiting. */
export const OPTED_OUT = -3;
/** It may have gone out; a person decided to leave it. */
export const LEFT_UNSURE = -4;
/** What was asked for cannot be sent as it is; the details say why. */
export const UNFIT = -5;
/** Nothing left this machine: no access token, or no way to WhatsApp. */
export const NOT_SENT = -6;

/** Failures that Meta never heard of: this desk did not send. */
export const OWN_FAILURES: readonly FailureEntry[] = [
  {
    codes: [CANCELLED],
    class: 'N',
    who: 'nobody',
    en: {
      what: 'The message was taken back before it was sent.',
      next: 'Nothing to do. It is not sent again by itself.',
    },
    hi: { what: 'संदेश भेजे जाने से पहले वापस ले लिया गया।', next: 'कुछ नहीं करना है। यह अपने-आप दोबारा नहीं जाएगा।' },
  },
  {
    codes: [OPTED_OUT],
    class: 'N',
    who: 'nobody',
    en: {
      what: 'The student asked for no more messages while this one was waiting.',
      next: 'It is not sent again by itself. Reach the student by phone or e-mail if it matters.',
    },
    hi: {
      what: 'यह संदेश प्रतीक्षा में था, तभी विद्यार्थी ने और संदेश न भेजने को कहा।',
      next: 'यह अपने-आप दोबारा नहीं जाएगा। ज़रूरी हो तो विद्यार्थी से फ़ोन या ई-मेल पर संपर्क करें।',
    },
  },
  {
    codes: [LEFT_UNSURE],
    class: 'N',
    who: 'nobody',
    en: {
      what: 'Nobody knows whether the message went out, and it was decided not to send it again.',
      next: 'Nothing to do. If it did go out, its tick still comes; it is not sent again by itself.',
    },
    hi: {
      what: 'पता नहीं कि संदेश गया या नहीं, और तय हुआ कि इसे दोबारा न भेजा जाए।',
      next: 'कुछ नहीं करना है। अगर वह गया है, तो उसका टिक फिर भी आएगा; यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [UNFIT],
    class: 'F',
    who: 'clerk',
    en: {
      what: 'The message cannot be sent as it is; WhatsApp would refuse it.',
      next: 'Put right what the details say, and send it anew. It is not sent again by itself.',
    },
    hi: {
      what: 'संदेश इस रूप में नहीं भेजा जा सकता; WhatsApp इसे ठुकरा देगा।',
      next: 'विवरण में बताई बात ठीक करें और नया संदेश भेजें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [NOT_SENT],
    class: 'F',
    who: 'clerk',
    en: {
      what: 'WhatsApp could not be reached, or the access token is missing.',
      next: 'Check the network and Health, then try again. Nothing has gone out.',
    },
    hi: {
      what: 'WhatsApp तक पहुँचा नहीं जा सका, या एक्सेस टोकन नहीं है।',
      next: 'नेटवर्क और सिस्टम की स्थिति देखें, फिर दोबारा कोशिश करें। कुछ भी बाहर नहीं गया है।',
    },
  },
];
