import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from "recharts";

interface Props {
  lifts: readonly { label: string; lift: number; low: number; high: number }[];
}

const text = { fontSize: 11, fill: "#616161" };

/** One point with its interval for each behaviour, from the strongest down. The card around it has the same as a table. */
export default function LiftChart({ lifts }: Props) {
  const points = lifts.map(({ label, lift, low, high }) => ({ label, lift, interval: [lift - low, high - lift] }));
  return (
    <div role="img" aria-label="How many times as often shoppers ordered who did each thing" style={{ height: "100%" }}>
      <ResponsiveContainer width="100%" height="100%">
        <ScatterChart margin={{ left: 8, right: 16, top: 8, bottom: 8 }} accessibilityLayer={false}>
          <CartesianGrid horizontal={false} stroke="#ebebeb" />
          <XAxis type="number" dataKey="lift" domain={[0, "auto"]} tick={text} />
          <YAxis
            type="category"
            dataKey="label"
            width={180}
            tick={text}
            interval={0}
            reversed
            allowDuplicatedCategory={false}
          />
          <ReferenceLine x={1} stroke="#8a8a8a" />
          <Scatter data={points} fill="#2c6ecb" isAnimationActive={false}>
            <ErrorBar dataKey="interval" direction="x" width={4} stroke="#2c6ecb" />
          </Scatter>
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}
