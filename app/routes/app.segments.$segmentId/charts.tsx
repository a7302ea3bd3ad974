import { Area, AreaChart, Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

export interface Day {
  day: string;
  size: number;
  entered: number;
  left: number;
}

const [blue, orange] = ["#2c6ecb", "#d9822b"];

/** Size above, who came and went below, on the same days. */
export default function Charts({ history }: { history: Day[] }) {
  const days = history.map((day) => ({ ...day, label: shortDay(day.day) }));
  const axis = { fontSize: 11, stroke: "#616161" };
  return (
    <div role="img" aria-label={describe(history)}>
      <ResponsiveContainer width="100%" height={200}>
        <AreaChart data={days} syncId="segment" margin={{ left: 0, right: 8, top: 8 }}>
          <CartesianGrid vertical={false} stroke="#ebebeb" />
          <XAxis dataKey="label" minTickGap={40} tick={axis} />
          <YAxis width={44} allowDecimals={false} tick={axis} />
          <Tooltip />
          <Area name="Shoppers" dataKey="size" stroke={blue} fill={blue} fillOpacity={0.15} isAnimationActive={false} />
        </AreaChart>
      </ResponsiveContainer>
      <ResponsiveContainer width="100%" height={120}>
        <BarChart data={days} syncId="segment" margin={{ left: 0, right: 8, top: 8 }}>
          <XAxis dataKey="label" minTickGap={40} tick={axis} />
          <YAxis width={44} allowDecimals={false} tick={axis} />
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
  return first && last ? `From ${first.size} shoppers on ${first.day} to ${last.size} on ${last.day}` : "No days yet";
}

function shortDay(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
