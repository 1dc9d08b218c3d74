import { useTranslation } from 'react-i18next';
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import type { GroupRow } from '../../preload/contract/analytics.ts';
import { useFormat } from '../format/use-format.ts';
import { axis, grid, tooltip } from './chart-look.ts';
import { everyDay } from './days.ts';
import { LineMarks, markOf, RATE_LINES, type RateName } from './rate-lines.tsx';

/** More marks than this hide their lines. */
const MOST_MARKS = 45;

/** A line for each rate, over every day from the first with a message to the last. */
export const RatesChart = ({ days }: { readonly days: readonly GroupRow[] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const points = pointsOf(days);
  const marked = points.length <= MOST_MARKS;
  return (
    <LineChart
      responsive
      style={{ width: '100%', height: 280 }}
      data={[...points]}
      margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <LineMarks />
      <CartesianGrid {...grid} />
      <XAxis dataKey="day" tickFormatter={format.date} minTickGap={24} {...axis} />
      <YAxis
        domain={[0, 1]}
        ticks={QUARTERS}
        width={44}
        tickFormatter={(share) => format.percent(share, 1)}
        {...axis}
      />
      <Tooltip
        {...tooltip}
        labelFormatter={(day) => format.fullDate(String(day))}
        formatter={(share) => format.rate(Number(share), 1)}
      />
      {RATE_LINES.map(({ rate, name, colour, dash }) => (
        <Line
          key={rate}
          dataKey={rate}
          name={t(name)}
          stroke={colour}
          strokeWidth={1.75}
          strokeDasharray={dash}
          connectNulls
          isAnimationActive={false}
          dot={false}
          {...(marked && marksOf(rate))}
        />
      ))}
    </LineChart>
  );
};

/** A mark at each day. */
const marksOf = (rate: RateName) => ({ markerStart: markOf(rate), markerMid: markOf(rate), markerEnd: markOf(rate) });

const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

/** Nothing is drawn where there is nothing a rate is of. */
const pointsOf = (days: readonly GroupRow[]) => {
  const known = new Map(days.map((day) => [day.key, day.rates]));
  const [first, last] = [days[0]?.key, days.at(-1)?.key];
  if (first === undefined || last === undefined) return [];
  return everyDay({ from: first, to: last }).map((day) => {
    const rates = known.get(day);
    const shareOf = (name: RateName): number | null => {
      const share = rates?.[name];
      return share === undefined || share.of === 0 ? null : share.part / share.of;
    };
    return {
      day,
      ...{ delivered: shareOf('delivered'), read: shareOf('read') },
      ...{ replied: shareOf('replied'), failed: shareOf('failed') },
    };
  });
};
