import {
  Bar,
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";

interface Group {
  name: string;
  expected: number;
  actual: number;
  deviation: number;
}

const [blue, orange] = ["#2c6ecb", "#b45309"];
const text = { fontSize: 11, fill: "#616161" };

/** What came as bars, what was expected as points with what chance does to them. The card has the same as a table. */
export default function CalibrationChart({ groups, label }: { groups: Group[]; label: string }) {
  const rows = groups.map((group) => ({ ...group, chance: 2 * group.deviation }));
  const shown = (value: unknown) => (typeof value === "number" ? String(Number(value.toPrecision(3))) : "");
  return (
    <div role="img" aria-label={label} style={{ display: "flex", flexDirection: "column", height: "100%" }}>
      <div style={{ flex: 1, minHeight: 0 }}>
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={rows} margin={{ left: 0, right: 8, top: 8 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="#ebebeb" />
            <XAxis dataKey="name" tick={text} />
            <YAxis width={44} tick={text} />
            <Tooltip formatter={shown} />
            <Bar name="Orders each" dataKey="actual" fill={blue} isAnimationActive={false} />
            <Line
              name="Expected orders each"
              dataKey="expected"
              stroke={orange}
              strokeDasharray="6 3"
              strokeWidth={2}
              isAnimationActive={false}
            >
              <ErrorBar dataKey="chance" stroke={orange} width={4} />
            </Line>
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <p aria-hidden="true" style={{ fontSize: 12, margin: 0 }}>
        <span style={{ color: blue }}>■</span> orders each <span style={{ color: orange }}>┅</span> expected, give or
        take what chance does
      </p>
    </div>
  );
}
