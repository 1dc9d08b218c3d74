/**
 * What may be done about a failure (PLATFORM 8): `B` goes again by itself with backoff, `L` later, by schedule or a person,
 * `F` fix something first, `N` never for this person or message, `A` outcome unknown: look for a status before a second send.
 */
export type FailureClass = 'B' | 'L' | 'F' | 'N' | 'A';

export type Who = 'nobody' | 'clerk' | 'administrator' | 'student' | 'whatsapp';

export type Told = { readonly what: string; readonly next: string };

/** One row of PLATFORM 8. A pair of codes is a range, both ends included. */
export type FailureEntry = {
  readonly codes: readonly (number | readonly [from: number, to: number])[];
  readonly class: FailureClass;
  readonly who: Who;
  readonly en: Told;
  readonly hi: Told;
};
