import { fromJson } from './json.ts';

/** A body to be read by a person. */
export type Pretty = { readonly text: string; readonly isJson: boolean; readonly isCut: boolean };

/** Characters that a window gets of one body. */
const LONGEST = 400_000;
/** Meta's bodies are some ten levels deep; one of a hundred thousand would be indented to gigabytes. */
const DEEPEST = 64;

/** The bytes of a delivery, indented where they are JSON, else as they came; a long one is cut. Never throws. */
export const pretty = (body: Uint8Array): Pretty => {
  const came = new TextDecoder('utf-8').decode(body);
  const value = depthOf(came) > DEEPEST ? undefined : fromJson(came);
  const isJson = value !== undefined;
  const whole = isJson ? JSON.stringify(value, null, 2) : came;
  return { text: whole.slice(0, LONGEST).toWellFormed(), isJson, isCut: whole.length > LONGEST };
};

/** How deep brackets are nested, at most; those within strings count too, which costs only the indenting. */
const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
};
