import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts";
import type { TimeToOrder } from "~/domains/reports/model";

const text = { fontSize: 11, fill: "#616161" };

/** A bar for each span after the message. The card around it has the same as a table. */
export default function TimesChart({ times }: { times: readonly TimeToOrder[] }) {
  return (
    <div
      role="img"
      aria-label={times.map(({ label, orders }) => `${label}: ${orders}`).join(", ")}
      style={{ height: "100%" }}
    >
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...times]} margin={{ left: 0, right: 8, top: 16 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="#ebebeb" />
          <XAxis dataKey="label" tick={text} interval={0} />
          <YAxis width={44} allowDecimals={false} tick={text} />
          <Bar dataKey="orders" name="Orders" fill="#2c6ecb" isAnimationActive={false}>
            <LabelList dataKey="orders" position="top" style={text} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
