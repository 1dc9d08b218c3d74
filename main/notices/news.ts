/** Messages of one course that failed, or that students wrote, since notices were last made; and the newest of them. */
export type News = {
  readonly kind: 'failed' | 'replies';
  /** Not old, and not from the quiet hours: told by name. The rest is summed up. */
  readonly fresh: boolean;
  readonly course: string | null;
  readonly messages: number;
  readonly people: number;
  readonly newest: {
    readonly registrationId: string | null;
    readonly name: string | null;
    readonly preview: string;
    readonly errorCode: number | null;
  };
};
