import { z } from 'zod';

/** How much of an hourly limit is used up: whole percent as Meta counts them (S21). They may exceed 100. */
export type Meter = {
  /** Id of the WhatsApp Business account, or `app`. */
  readonly of: string;
  /** Such as `whatsapp`; `null` for the app's own. */
  readonly type: string | null;
  readonly percent: number;
  /** How long Meta will refuse; 0 while it does not. */
  readonly regainMinutes: number;
};

export type Usage = {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly meters: readonly Meter[];
};

const percent = z.number().min(0).catch(0);
const meter = z.looseObject({
  type: z.string().nullable().catch(null),
  call_count: percent,
  total_cputime: percent,
  total_time: percent,
  estimated_time_to_regain_access: percent,
});
const appMeter = meter.transform((read) => [toMeter('app', read)]);
const businessMeters = z
  .record(z.string(), z.array(meter))
  .transform((accounts) => Object.entries(accounts).flatMap(([of, meters]) => meters.map((read) => toMeter(of, read))));

const toMeter = (of: string, read: z.infer<typeof meter>): Meter => ({
  of,
  type: read.type,
  // Whichever is used up first is what Meta refuses for.
  percent: Math.max(read.call_count, read.total_cputime, read.total_time),
  regainMinutes: read.estimated_time_to_regain_access,
});

/** What `X-Business-Use-Case-Usage` and `X-App-Usage` of an answer tell (PLATFORM 7.5); a header that is none is none. */
export const readUsage = (headers: Headers, at: number): Usage => ({
  at,
  meters: [
    ...metersIn(headers.get('x-business-use-case-usage'), businessMeters),
    ...metersIn(headers.get('x-app-usage'), appMeter),
  ],
});

/** The fullest meter's percent, 0 if nothing was told. */
export const fullest = ({ meters }: Usage): number => Math.max(0, ...meters.map(({ percent }) => percent));

const metersIn = (header: string | null, schema: z.ZodType<readonly Meter[]>): readonly Meter[] => {
  if (header === null) return [];
  const parsed = z.string().pipe(fromJson).pipe(schema).safeParse(header);
  return parsed.success ? parsed.data : [];
};

const fromJson = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});
