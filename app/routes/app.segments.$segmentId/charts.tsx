import { Area, AreaChart, Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

export interface Day {
  day: string;
  size: number;
  entered: number;
  left: number;
}

const [blue, orange, grey] = ["#2c6ecb", "#d9822b", "#616161"];
const daysBetweenLabels = 14;

/** Size above, who came and went below, on the same days. The page has the same as a table, for keyboards too. */
export default function Charts({ history }: { history: Day[] }) {
  const days = history.map((day) => ({ ...day, label: shortDay(day.day) }));
  const text = { fontSize: 11, fill: grey };
  const across = (
    <XAxis
      dataKey="label"
      ticks={days.filter((_, i) => (days.length - 1 - i) % daysBetweenLabels === 0).map(({ label }) => label)}
      interval="preserveEnd"
      minTickGap={12}
      scale="band"
      tick={text}
    />
  );
  const up = <YAxis width={44} allowDecimals={false} tick={text} />;
  const shared = { data: days, syncId: "segment", margin: { left: 0, right: 8, top: 8 }, accessibilityLayer: false };
  return (
    <div role="img" aria-label={describe(history)}>
      <ResponsiveContainer width="100%" height={200}>
        <AreaChart {...shared}>
          <CartesianGrid vertical={false} stroke="#ebebeb" />
          {across}
          {up}
          <Tooltip />
          <Area name="Shoppers" dataKey="size" stroke={blue} fill={blue} fillOpacity={0.15} isAnimationActive={false} />
        </AreaChart>
      </ResponsiveContainer>
      <ResponsiveContainer width="100%" height={120}>
        <BarChart {...shared}>
          {across}
          {up}
          <Tooltip />
          <Bar name="Entered" dataKey="entered" fill={blue} isAnimationActive={false} />
          <Bar name="Left" dataKey="left" fill={orange} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
      <p aria-hidden="true" style={{ fontSize: 12, margin: 0, textAlign: "end" }}>
        <span style={{ color: blue }}>■</span> entered <span style={{ color: orange }}>■</span> left
      </p>
    </div>
  );
}

function describe(history: Day[]): string {
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last) return "No days yet";
  return `From ${first.size} shoppers on ${shortDay(first.day)} to ${last.size} on ${shortDay(last.day)}`;
}

function shortDay(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
