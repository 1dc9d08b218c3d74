import { z } from 'zod';

/** What has a reply go out by itself. */
const when = z.discriminatedUnion('kind', [
  /** The student writes for the first time, or after so many days of silence on both sides; `null`: the first time only. */
  z.object({ kind: z.literal('first'), afterDays: z.number().int().min(1).max(365).nullable() }),
  /** The message holds one of these, as whole words. */
  z.object({ kind: z.literal('keywords'), words: z.array(z.string().trim().min(1).max(60)).min(1).max(50) }),
  /** It comes outside the office hours of the college's calendar. */
  z.object({ kind: z.literal('out_of_office') }),
]);

/** A reply that goes out by itself. Off until somebody switches it on. */
export const autoReplyRule = z.object({
  name: z.string().trim().min(1).max(80),
  enabled: z.boolean(),
  when,
  /** May hold `PLACEHOLDERS` in single braces. */
  text: z.string().trim().min(1).max(4_096),
  /** At most once per student in so many hours. */
  everyHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 90)
    .default(24),
});
export type AutoReplyRule = z.infer<typeof autoReplyRule>;
export type AutoReply = AutoReplyRule & { readonly id: string };
