const NAME = /^tickdesk-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.db$/;

/** A backup's file is named by its moment. */
export const backupName = (at: number): string =>
  `tickdesk-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z.db`;

/** The moment of a backup, ms UTC; `null` for what is none. Nothing with a path in it is a name. */
export const backupMoment = (name: string): number | null => {
  const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  return day === undefined ? null : Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
};

const A_DAY_MS = 86_400_000;
const DAYS = 7;
const WEEKS = 4;

/** Those that need not be kept: all but the newest of each of the last days and weeks that have one, and the newest of all. */
export const surplus = (names: readonly string[]): readonly string[] => {
  const dated = names
    .flatMap((name) => {
      const at = backupMoment(name);
      return at === null ? [] : [{ name, at }];
    })
    .sort((a, b) => b.at - a.at);
  const kept = new Set([...newestOfEach(dated, A_DAY_MS, DAYS), ...newestOfEach(dated, 7 * A_DAY_MS, WEEKS)]);
  return dated.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
};

const newestOfEach = (newestFirst: readonly { name: string; at: number }[], span: number, most: number): string[] => {
  const newest = new Map<number, string>();
  for (const { name, at } of newestFirst) {
    const place = Math.floor(at / span);
    if (!newest.has(place)) newest.set(place, name);
  }
  return [...newest.values()].slice(0, most);
};
