import type { RefusalCode } from '../preload/contract/asks.ts';

/** An expected "no": what the outside may hear of it, in one sentence. Anything else thrown is a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export const notFound = (what: string): Refusal => new Refusal('not_found', `There is no such ${what}.`);

/** Where a value is wanted and there is none. Another college's id is answered so too. */
export const missing = (what: string): never => {
  throw notFound(what);
};
