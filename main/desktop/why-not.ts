import { Refusal } from '../refusal.ts';

/** What kept the program from starting, in a sentence for the person in front of it. */
export const whyNot = (error: unknown): string => {
  if (error instanceof Refusal) return error.message;
  return `Something unexpected happened: ${error instanceof Error ? error.message : String(error)}`;
};
