import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { weeks } from "./question";
import type { Point } from "./use-past";

const [blue, grey] = ["#2c6ecb", "#616161"];

/** Sizes of a segment, week by week; weeks that are still being worked out are empty. */
export default function PastChart({ points }: { points: Point[] }) {
  const missing = Array.from({ length: weeks - points.length }, (_, i) => ({ label: `+${i}`, size: null }));
  const known = points.map(({ day, size }) => ({ label: shortDay(day), size }));
  const axis = { fontSize: 11, stroke: grey };
  const [first, last] = [points[0], points.at(-1)];
  const words = first && last ? `From ${first.size} shoppers on ${first.day} to ${last.size} on ${last.day}` : "";
  return (
    <div role="img" aria-label={words} style={{ height: "100%" }}>
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart data={[...known, ...missing]} margin={{ left: 0, right: 8, top: 8 }}>
          <CartesianGrid vertical={false} stroke="#ebebeb" />
          <XAxis
            dataKey="label"
            minTickGap={30}
            tick={axis}
            tickFormatter={(label: string) => (label.startsWith("+") ? "" : label)}
          />
          <YAxis width={40} allowDecimals={false} tick={axis} />
          <Tooltip />
          <Area name="Shoppers" dataKey="size" stroke={blue} fill={blue} fillOpacity={0.15} isAnimationActive={false} />
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}

function shortDay(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
