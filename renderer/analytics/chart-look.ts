/** How axes, grid and tooltip look in every chart: quiet, in the colours of `tokens.css`. */
export const axis = {
  tick: { fill: 'var(--ink-2)', fontSize: 11 },
  tickLine: false,
  axisLine: { stroke: 'var(--line-strong)' },
} as const;

export const grid = { stroke: 'var(--line)', vertical: false } as const;

export const tooltip = {
  isAnimationActive: false,
  // As they are drawn, not by name.
  itemSorter: () => 0,
  cursor: { fill: 'var(--hover)', stroke: 'var(--line-strong)' },
  contentStyle: {
    background: 'var(--raised)',
    border: '1px solid var(--line-strong)',
    borderRadius: 8,
    boxShadow: 'var(--shadow)',
    color: 'var(--ink)',
    fontSize: 'var(--text-sm)',
  },
  itemStyle: { color: 'var(--ink)', padding: 0 },
} as const;
