import type { Rates } from '../../preload/contract/analytics.ts';

export type RateName = Exclude<keyof Rates, 'sent'>;

/** Each rate by colour, by the dashes of its line and by the shape of its marks: any one of them tells it from the others. */
export const RATE_LINES = [
  { rate: 'delivered', name: 'analytics.delivered', colour: 'var(--accent)', dash: '', mark: 'circle' },
  { rate: 'read', name: 'analytics.read', colour: 'var(--tick-blue)', dash: '6 3', mark: 'square' },
  { rate: 'replied', name: 'analytics.replied', colour: 'var(--ink-2)', dash: '2 3', mark: 'triangle' },
  { rate: 'failed', name: 'analytics.failed', colour: 'var(--tick-red)', dash: '8 3 2 3', mark: 'cross' },
] as const satisfies readonly { rate: RateName; name: string; colour: string; dash: string; mark: MarkShape }[];

export type MarkShape = 'circle' | 'square' | 'triangle' | 'cross';

type MarkProps = { readonly shape: MarkShape; readonly colour: string; readonly x: number; readonly y: number };

export const Mark = ({ shape, colour, x, y }: MarkProps) => {
  if (shape === 'circle') return <circle cx={x} cy={y} r={3.5} fill={colour} />;
  if (shape === 'square') return <rect x={x - 3} y={y - 3} width={6} height={6} fill={colour} />;
  if (shape === 'triangle') return <path d={`M${x} ${y - 4}l4 7h-8z`} fill={colour} />;
  return <path d={`M${x - 3} ${y - 3}l6 6m0 -6l-6 6`} stroke={colour} strokeWidth={2} fill="none" />;
};

type LineSampleProps = Pick<(typeof RATE_LINES)[number], 'colour' | 'dash' | 'mark'>;

/** The marks, for lines to name. */
export const LineMarks = () => (
  <defs>
    {RATE_LINES.map(({ rate, colour, mark }) => (
      <marker
        key={rate}
        id={`mark-${rate}`}
        markerUnits="userSpaceOnUse"
        markerWidth={12}
        markerHeight={12}
        refX={6}
        refY={6}
      >
        <Mark shape={mark} colour={colour} x={6} y={6} />
      </marker>
    ))}
  </defs>
);

export const markOf = (rate: RateName): string => `url(#mark-${rate})`;

/** A piece of a line, for the legend. */
export const LineSample = ({ colour, dash, mark }: LineSampleProps) => (
  <svg width={28} height={12} aria-hidden>
    <path d="M0 6h28" stroke={colour} strokeWidth={1.75} strokeDasharray={dash} />
    <Mark shape={mark} colour={colour} x={14} y={6} />
  </svg>
);
