/** Who a message is for: by phone where it is known, so that reports keep carrying it (S6). */
export type Recipient = { readonly phone: string } | { readonly bsuid: string };

/** E.164 with its plus: without it, Meta puts the business' own country code in front (S12). */
const PHONE = /^\+[1-9]\d{6,14}$/;
/** The check that Meta suggests (S6). */
const BSUID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

export const recipientProblems = (recipient: Recipient): readonly string[] => {
  if ('phone' in recipient) {
    return PHONE.test(recipient.phone) ? [] : ['The phone number must be a plus, the country code and the number.'];
  }
  return BSUID.test(recipient.bsuid) ? [] : ['The WhatsApp ID of this person is not one.'];
};

/** A BSUID in `to` is answered with 200 and a wamid, and silently lost: it belongs in `recipient` (PLATFORM 7.1). */
export const recipientFields = (recipient: Recipient): object =>
  'phone' in recipient ? { to: recipient.phone } : { recipient: recipient.bsuid };
