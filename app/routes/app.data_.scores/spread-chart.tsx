import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

const text = { fontSize: 11, fill: "#616161" };

/** How many shoppers have which score, in steps of ten. The card around it has the same as a table. */
export default function SpreadChart({ scores, label }: { scores: { from: number; count: number }[]; label: string }) {
  const rows = scores.map(({ from, count }) => ({ score: `${from}–${from === 90 ? 100 : from + 9}`, count }));
  return (
    <div role="img" aria-label={label} style={{ height: "100%" }}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={rows} margin={{ left: 0, right: 8, top: 8 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="#ebebeb" />
          <XAxis dataKey="score" tick={text} interval="preserveStartEnd" />
          <YAxis width={52} allowDecimals={false} tick={text} />
          <Tooltip />
          <Bar name="Shoppers" dataKey="count" fill="#2c6ecb" isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
