/** Why a message failed: Meta's code and words, and what we tell a clerk to do about it (English; windows translate by `code`). */
export type Failure = {
  readonly code: number;
  readonly title: string;
  readonly details: string | null;
  readonly advice: string;
};
