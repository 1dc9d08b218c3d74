import type { FailureEntry } from './entry.ts';

/** Our own code for HTTP 429 that carries no code of Meta's. */
export const TOO_FAST = -429;

/** Too much, too fast, too often. */
export const PACE_FAILURES: readonly FailureEntry[] = [
  {
    codes: [4],
    class: 'B',
    who: 'nobody',
    en: {
      what: 'We asked WhatsApp for too much in a short time.',
      next: 'Nothing to do. A message sent from this desk goes again by itself, within the hour.',
    },
    hi: {
      what: 'हमने कम समय में WhatsApp से बहुत ज़्यादा काम माँगा।',
      next: 'कुछ नहीं करना है। यहाँ से भेजा गया संदेश एक घंटे के भीतर अपने-आप दोबारा जाएगा।',
    },
  },
  {
    codes: [80007],
    class: 'B',
    who: 'nobody',
    en: {
      what: "Our account's limit for this hour is used up.",
      next: 'Nothing to do. A message sent from this desk goes again by itself, within the hour.',
    },
    hi: {
      what: 'हमारे खाते की इस घंटे की सीमा पूरी हो गई है।',
      next: 'कुछ नहीं करना है। यहाँ से भेजा गया संदेश एक घंटे के भीतर अपने-आप दोबारा जाएगा।',
    },
  },
  {
    codes: [130429, TOO_FAST],
    class: 'B',
    who: 'nobody',
    en: {
      what: 'Messages were sent too fast.',
      next: 'Nothing to do. A message sent from this desk goes again by itself, a few seconds later.',
    },
    hi: {
      what: 'संदेश बहुत तेज़ी से भेजे गए।',
      next: 'कुछ नहीं करना है। यहाँ से भेजा गया संदेश कुछ सेकंड बाद अपने-आप दोबारा जाएगा।',
    },
  },
  {
    codes: [131056],
    class: 'B',
    who: 'nobody',
    en: {
      what: 'Too many messages went to this person in a short time.',
      next: 'Nothing to do. A message sent from this desk goes again by itself within minutes; other students are not affected.',
    },
    hi: {
      what: 'इस व्यक्ति को कम समय में बहुत सारे संदेश भेजे गए।',
      next: 'कुछ नहीं करना है। यहाँ से भेजा गया संदेश कुछ मिनट में अपने-आप दोबारा जाएगा; दूसरे विद्यार्थियों पर असर नहीं है।',
    },
  },
  {
    codes: [131057],
    class: 'B',
    who: 'nobody',
    en: {
      what: 'WhatsApp is doing maintenance on our account.',
      next: 'Nothing to do. A message sent from this desk goes again by itself, in one to five minutes.',
    },
    hi: {
      what: 'WhatsApp हमारे खाते का रखरखाव कर रहा है।',
      next: 'कुछ नहीं करना है। यहाँ से भेजा गया संदेश एक से पाँच मिनट में अपने-आप दोबारा जाएगा।',
    },
  },
  {
    codes: [131059],
    class: 'B',
    who: 'nobody',
    en: {
      what: 'A list from WhatsApp took too long to read, and its page has expired.',
      next: 'Nothing to do. The list is read again from the start by itself.',
    },
    hi: {
      what: 'WhatsApp की एक सूची पढ़ने में देर हुई और उसका पेज समाप्त हो गया।',
      next: 'कुछ नहीं करना है। सूची शुरू से अपने-आप दोबारा पढ़ी जाएगी।',
    },
  },
  {
    codes: [131048],
    class: 'L',
    who: 'administrator',
    en: {
      what: 'WhatsApp is limiting our number because people blocked or reported us.',
      next: 'Pause the campaign and ask the administrator to check the quality of the number. It is not sent again by itself.',
    },
    hi: {
      what: 'लोगों ने हमें ब्लॉक या रिपोर्ट किया है, इसलिए WhatsApp ने हमारे नंबर पर सीमा लगा दी है।',
      next: 'अभियान रोकें और एडमिन से नंबर की गुणवत्ता जाँचने को कहें। यह अपने-आप दोबारा नहीं जाएगा।',
    },
  },
  {
    codes: [131064],
    class: 'L',
    who: 'administrator',
    en: {
      what: 'Our sending is limited because templates were put in the wrong category.',
      next: 'The limit lifts by itself; send again later. Ask the administrator to correct the categories. It is not sent again by itself.',
    },
    hi: {
      what: 'टेम्पलेट ग़लत श्रेणी में रखे गए थे, इसलिए हमारे भेजने पर सीमा है।',
      next: 'सीमा अपने-आप हट जाएगी; बाद में दोबारा भेजें। एडमिन से श्रेणियाँ ठीक करवाएँ। संदेश अपने-आप दोबारा नहीं जाएगा।',
    },
  },
];
