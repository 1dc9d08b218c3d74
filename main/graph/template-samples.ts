import { z } from 'zod';

const texts = z.array(z.string()).catch([]);
const named = z.array(z.object({ param_name: z.string(), example: z.string() })).catch([]);
const parts = z.object({
  header_text: texts,
  header_text_named_params: named,
  body_text: z.array(texts).catch([]),
  body_text_named_params: named,
});

/** What Meta was shown in place of variables: an object of parts for words, a text or a list of them for buttons. */
export const example = z
  .union([parts, texts.refine((list) => list.length > 0), z.string().transform((text) => [text])])
  .nullable()
  .catch(null);
type Example = z.infer<typeof example>;

type Part = { readonly example: Example };
type Button = Part & { readonly url: string | null };

/** By the keys of a send: `1`, `first_name`, `header:1`, `button:0`. */
export const samplesOf = (
  header: Part | undefined,
  body: Part | undefined,
  buttons: readonly Button[],
): Record<string, string> =>
  Object.fromEntries([
    ...inWords(header, ({ header_text, header_text_named_params }) => [header_text, header_text_named_params]).map(
      ([name, text]) => [`header:${name}`, text] as const,
    ),
    ...inWords(body, ({ body_text, body_text_named_params }) => [body_text[0] ?? [], body_text_named_params]),
    ...buttons.flatMap(({ example: shown, url }, index) => {
      const text = Array.isArray(shown) ? shown[0] : undefined;
      return text === undefined ? [] : [[`button:${index}`, suffixOf(url, text)] as const];
    }),
  ]);

const inWords = (
  part: Part | undefined,
  of: (shown: z.infer<typeof parts>) => readonly [z.infer<typeof texts>, z.infer<typeof named>],
): readonly (readonly [string, string])[] => {
  const shown = part?.example ?? null;
  if (shown === null || Array.isArray(shown)) return [];
  const [inOrder, byName] = of(shown);
  return [
    ...inOrder.map((text, at) => [String(at + 1), text] as const),
    ...byName.map(({ param_name, example: text }) => [param_name, text] as const),
  ];
};

/** The sample of a link is the whole of it; what is asked for is its end. */
const suffixOf = (url: string | null, sample: string): string => {
  const stem = url?.split('{{')[0] ?? '';
  return sample.startsWith(stem) ? sample.slice(stem.length) : sample;
};
