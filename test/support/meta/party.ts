/** The business side of a delivery: one WhatsApp number within its account. */
export type Sender = { readonly wabaId: string; readonly phoneNumberId: string; readonly displayPhone?: string };

/** Someone on WhatsApp; phone digits without the plus. Since usernames, any part may be missing (PLATFORM 3.4). */
export type Party = {
  readonly phone?: string;
  readonly bsuid?: string;
  readonly name?: string;
  readonly username?: string;
};

const profile = ({ name, username }: Party): object => ({
  ...(name !== undefined && { name }),
  ...(username !== undefined && { username }),
});

/** An element of `value.contacts[]` (S6). */
export const contactObject = (party: Party): object => ({
  ...((party.name ?? party.username) !== undefined && { profile: profile(party) }),
  ...(party.phone !== undefined && { wa_id: party.phone }),
  ...(party.bsuid !== undefined && { user_id: party.bsuid }),
});
