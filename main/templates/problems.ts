import type { TemplateChoice } from '../../preload/contract/asks/sending.ts';
import type { SkipReason } from '../../preload/contract/outgoing.ts';
import type { FilledTemplate, Template, TemplateVariable } from '../../preload/contract/template.ts';
import { unusableReason } from './variables.ts';

/** `detail` is the key of a variable, `header` or `body`; of a template that cannot be sent, how it stands. */
export type Problem = { readonly reason: SkipReason; readonly detail: string | null };

/** PLATFORM 7.2. */
const LONGEST = { header: 60, body: 1_024, button: 2_000 } as const;

/** Meta takes no newline, no tab, no more than four spaces in a row (PLATFORM 7.2). */
const UNFIT = /[\r\n\t]| {5}/;

/** Everything that stands in the way, what concerns the whole template first. */
export const problemsOf = (
  template: Template,
  { headerFile, variables }: TemplateChoice,
  wanted: readonly TemplateVariable[],
  filling: (key: string) => string,
  filled: FilledTemplate,
): readonly Problem[] => {
  if (unusableReason(template) !== null) return [{ reason: 'template_not_approved', detail: template.status }];
  const known = new Set(wanted.map(({ key }) => key));
  const unknown = Object.keys(variables).filter((key) => !known.has(key));
  const needsFile = template.header !== null && template.header.kind !== 'text' && headerFile === undefined;
  const tooLong = [
    ...((filled.header?.length ?? 0) > LONGEST.header ? ['header'] : []),
    ...(filled.body.length > LONGEST.body ? ['body'] : []),
    ...wanted
      .filter(({ key, part }) => part === 'button' && filling(key).length > LONGEST.button)
      .map(({ key }) => key),
  ];
  return [
    ...wanted.flatMap(({ key }): Problem[] => {
      const reason = whyNot(filling(key));
      return reason === null ? [] : [{ reason, detail: key }];
    }),
    ...unknown.map((detail): Problem => ({ reason: 'variable_unknown', detail })),
    ...(needsFile ? [{ reason: 'file_missing', detail: 'header' } as const] : []),
    ...tooLong.map((detail): Problem => ({ reason: 'too_long', detail })),
  ];
};

const whyNot = (value: string): SkipReason | null => {
  if (value.trim() === '') return 'variable_missing';
  return UNFIT.test(value) ? 'variable_unfit' : null;
};
