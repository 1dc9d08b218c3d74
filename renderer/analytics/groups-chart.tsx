import { useTranslation } from 'react-i18next';
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import type { GroupRow } from '../../preload/contract/analytics.ts';
import { useFormat } from '../format/use-format.ts';
import { axis, grid, tooltip } from './chart-look.ts';
import { type Compared, groupName } from './compared.ts';
import { FILLS } from './patterns.tsx';

/** What a group's messages are made of; they add up to all of them. */
export const PARTS = [
  { part: 'read', name: 'analytics.part_read', fill: FILLS.full },
  { part: 'delivered', name: 'analytics.part_delivered', fill: FILLS.hatched },
  { part: 'rest', name: 'analytics.part_rest', fill: FILLS.dotted },
] as const;

export const MOST_DRAWN = 12;
const LINE_PX = 30;
const LONGEST_NAME = 22;

type GroupsChartProps = { readonly by: Compared; readonly groups: readonly GroupRow[] };

/** A bar for each group: hours stand beside one another, names below one another. */
export const GroupsChart = ({ by, groups }: GroupsChartProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = (group: Pick<GroupRow, 'key' | 'label'>): string => groupName(t, by, group);
  const isHours = by === 'hour';
  const rows = (isHours ? everyHour(groups) : groups.slice(0, MOST_DRAWN)).map((group) => ({
    name: nameOf(group),
    read: group.read,
    delivered: group.delivered - group.read,
    rest: group.messages - group.delivered,
  }));
  return (
    <BarChart
      responsive
      style={{ width: '100%', height: isHours ? 260 : 40 + LINE_PX * rows.length }}
      layout={isHours ? 'horizontal' : 'vertical'}
      data={rows}
      margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      barCategoryGap="24%"
      accessibilityLayer={false}
    >
      <CartesianGrid {...grid} vertical={!isHours} horizontal={isHours} />
      {isHours ? (
        <>
          <XAxis dataKey="name" minTickGap={12} {...axis} />
          <YAxis width={44} allowDecimals={false} tickFormatter={format.number} {...axis} />
        </>
      ) : (
        <>
          <XAxis type="number" allowDecimals={false} tickFormatter={format.number} {...axis} />
          <YAxis type="category" dataKey="name" width={148} interval={0} tickFormatter={shortened} {...axis} />
        </>
      )}
      <Tooltip {...tooltip} formatter={(count) => format.number(Number(count))} />
      {PARTS.map(({ part, name, fill }) => (
        <Bar key={part} dataKey={part} name={t(name)} stackId="all" fill={fill} isAnimationActive={false} />
      ))}
    </BarChart>
  );
};

const NOTHING = { label: '', messages: 0, read: 0, delivered: 0 } as const;

/** An hour without a message is an hour too. */
const everyHour = (groups: readonly GroupRow[]) => {
  const known = new Map(groups.map((group) => [group.key, group]));
  return Array.from({ length: 24 }, (_, hour) => known.get(String(hour)) ?? { ...NOTHING, key: String(hour) });
};

/** The table has the whole name. */
const shortened = (name: string): string => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name);
