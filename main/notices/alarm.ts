/** Something that is wrong for a while and is told once, if it lasts. */
export type Alarm = {
  /** When it began, ms UTC; `null` while all is well. */
  readonly since: number | null;
  readonly told: boolean;
};

export const CALM: Alarm = { since: null, told: false };

/** What it is after hearing how it stands. Hearing again that it is wrong begins nothing anew. */
export const heard = (alarm: Alarm, since: number | null): Alarm => {
  if (since === null) return CALM;
  return alarm.since === null ? { since, told: false } : alarm;
};

/** When it is to be told; `null`: never, as things stand. */
export const dueAt = ({ since, told }: Alarm, patienceMs: number): number | null =>
  since === null || told ? null : since + patienceMs;
