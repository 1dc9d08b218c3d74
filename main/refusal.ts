import type { RefusalCode } from '../preload/contract/asks.ts';

/** An expected "no": what the outside may hear of it, in one sentence. Anything else thrown is a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  /** The failure behind it, where it has a code. */
  readonly failure: number | undefined;

  constructor(code: RefusalCode, message: string, options?: ErrorOptions & { readonly failure?: number | undefined }) {
    super(message, options);
    this.code = code;
    this.failure = options?.failure;
  }
}

export const notFound = (what: string): Refusal => new Refusal('not_found', `There is no such ${what}.`);

/** Where a value is wanted and there is none. Another college's id is answered so too. */
export const missing = (what: string): never => {
  throw notFound(what);
};
