export type Run = { readonly script: 'latin' | 'devanagari'; readonly text: string };

/**
 * A text in runs of one font each. Signs that join or space letters stay with the run they stand in, so that Devanagari is
 * shaped whole. What no font here has (emoji, other scripts) is a white square.
 */
export const scriptRuns = (text: string): Run[] => {
  const runs: Run[] = [];
  for (const part of text.replace(STRANGE, '\u25a1').replace(VARIATIONS, '').match(PART) ?? ['']) {
    const script = DEVANAGARI.test(part) ? 'devanagari' : 'latin';
    const last = runs.at(-1);
    if (last?.script === script) runs[runs.length - 1] = { script, text: last.text + part };
    else runs.push({ script, text: part });
  }
  return runs;
};

const DEVANAGARI = /[\u20b9\u0900-\u097f\ua8e0-\ua8ff]/;
const PART = /[\u20b9\u0900-\u097f\ua8e0-\ua8ff\u200c\u200d]+|[^\u20b9\u0900-\u097f\ua8e0-\ua8ff]+/g;
const VARIATIONS = /[\ufe00-\ufe0f]/g;
const STRANGE =
  /(?:\p{Extended_Pictographic}\ufe0f?(?:\u200d\p{Extended_Pictographic}\ufe0f?)*|[^\p{Script=Latin}\p{Script=Devanagari}\p{Script=Common}\p{Script=Inherited}])/gu;
