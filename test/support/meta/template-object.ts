/** A template as the Graph API keeps it (PLATFORM 7.7); `components` in Meta's own words. */
export type TemplateObject = {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly category: string;
  readonly parameter_format?: 'NAMED' | 'POSITIONAL';
  readonly components: readonly Readonly<Record<string, unknown>>[];
  readonly quality_score?: { readonly score: string };
  readonly rejected_reason?: string;
};

/** The names in `{{...}}` of a text, in order, each once. */
export const variablesIn = (text: unknown): readonly string[] => [
  ...new Set([...String(text ?? '').matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name ?? '')),
];

/** A template with one body and nothing special about it. */
export const bodyTemplate = (
  id: number,
  name: string,
  text: string,
  more: Partial<TemplateObject> = {},
): TemplateObject => ({
  id: String(id),
  name,
  language: 'en',
  status: 'APPROVED',
  category: 'UTILITY',
  parameter_format: variablesIn(text).some((variable) => /\D/.test(variable)) ? 'NAMED' : 'POSITIONAL',
  components: [{ type: 'BODY', text }],
  quality_score: { score: 'GREEN' },
  rejected_reason: 'NONE',
  ...more,
});
