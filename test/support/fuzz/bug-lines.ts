/** Lines of a program's log that tell of a bug: errors, and whatever is not a line of the log at all. */
export const bugLines = (log: string): readonly string[] =>
  log.split('\n').filter((line) => line !== '' && !BUILDING.test(line) && levelOf(line) >= ERROR);

const ERROR = 50;
/** What `npm run serve` says of what it builds before it starts. */
const BUILDING = /^(?:Building|Built) /;

const levelOf = (line: string): number => {
  try {
    return Number(JSON.parse(line).level);
  } catch {
    return ERROR;
  }
};
