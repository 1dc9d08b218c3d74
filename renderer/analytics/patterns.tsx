/** Fills that differ by more than their colour; charts name them with `url(#...)`. */
export const Patterns = () => (
  <svg width={0} height={0} style={{ position: 'absolute' }} aria-hidden>
    <defs>
      <pattern id="hatched" width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} fill="var(--accent-soft)" />
        <rect width={2.5} height={6} fill="var(--accent)" />
      </pattern>
      <pattern id="dotted" width={6} height={6} patternUnits="userSpaceOnUse">
        <rect width={6} height={6} fill="var(--line)" />
        <circle cx={3} cy={3} r={1.2} fill="var(--ink-3)" />
      </pattern>
    </defs>
  </svg>
);

/** Filled, hatched, dotted: the same three everywhere. */
export const FILLS = { full: 'var(--accent)', hatched: 'url(#hatched)', dotted: 'url(#dotted)' } as const;

/** A piece of a fill, for the legend. */
export const FillSample = ({ fill }: { readonly fill: string }) => (
  <svg width={14} height={12} aria-hidden>
    <rect width={14} height={12} rx={2} fill={fill} />
  </svg>
);
