/** A message that waits to be sent, with all that pacing needs to know of it. Times are ms UTC. */
export type Waiting = {
  /** Our own id of the message. */
  readonly id: string;
  /** Rises in the order in which messages were asked for; a second try keeps the place of the first. */
  readonly place: number;
  readonly college: string;
  /** Meta's business portfolio: what shares the messaging limit. */
  readonly portfolio: string;
  /** The WhatsApp business account: what shares the hourly limits. */
  readonly account: string;
  /** The number that sends, as a `phone_number_id`. */
  readonly number: string;
  /** One key per person within a portfolio: the BSUID, else the phone. */
  readonly person: string;
  /** The campaign it belongs to; `null`: a clerk's own message, which goes first. */
  readonly campaign: string | null;
  readonly notBefore: number;
  /** Until when free-form messages are allowed, 24 h after the person last wrote; `null`: the person never did. */
  readonly windowUntil: number | null;
  readonly marketing: boolean;
  /** Meta charges for it, as it does for every template: it stops when the account has a billing problem. */
  readonly paid: boolean;
};
