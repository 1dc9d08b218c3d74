import { type Line, openLine, type Words } from '../line.ts';

type Answer = (...args: never[]) => unknown;

/** What the test's process may ask of this one; each part of the stand-in adds its own. */
export const answers: Record<string, Answer> = {};

/** The line to the test's process, which owns the browser whose pages are our windows. */
export const driver: Line = openLine((words) => process.send?.(words), answers);
process.on('message', (words: Words) => driver.hear(words));
process.once('disconnect', () => driver.cut());
