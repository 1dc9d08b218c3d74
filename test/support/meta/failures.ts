/** Failures as Meta's webhooks word them (PLATFORM 8, S5). */
const FAILURES = {
  130472: [
    "User's number is part of an experiment",
    "Failed to send message because this user's phone number is part of an experiment",
  ],
  131026: ['Message undeliverable', 'Message Undeliverable.'],
  131047: [
    'Re-engagement message',
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  ],
  131048: [
    'Spam rate limit hit',
    'Message failed to send because there are restrictions on how many messages can be sent from this phone number.',
  ],
  131049: [
    'This message was not delivered to maintain healthy ecosystem engagement.',
    'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.',
  ],
  131050: [
    'Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from your business',
    'User has stopped marketing messages from this business.',
  ],
  131053: ['Media upload error', 'Downloading media from the weblink failed with http code 404'],
  132015: [
    'Template is paused',
    'The template is paused due to low quality so it cannot be sent in a template message.',
  ],
} as const satisfies Record<number, readonly [title: string, details: string]>;

export type FailureCode = keyof typeof FAILURES;

export const failureObject = (code: FailureCode): object => {
  const [title, details] = FAILURES[code];
  return {
    code,
    title,
    message: title,
    error_data: { details },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
};
