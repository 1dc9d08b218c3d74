/** The part of papaparse that is used here. Its published types bring Node's along, which page code must not see. */
declare module 'papaparse/papaparse.js' {
  type Step = {
    readonly data: readonly string[];
    readonly errors: readonly { readonly type: string; readonly code: string }[];
  };
  type Config = {
    readonly delimiter: string;
    readonly newline: '\n';
    readonly preview?: number;
    readonly step: (step: Step) => void;
  };
  type Sheet = { readonly fields: readonly string[]; readonly data: readonly (readonly (string | number)[])[] };
  const Papa: {
    parse(text: string, config: Config): void;
    unparse(sheet: Sheet, config: { readonly escapeFormulae: boolean }): string;
  };
  export default Papa;
}
