import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { shownCell, type CellKind } from "~/lib/report-table";

export interface Course {
  name: string;
  values: readonly (number | null)[];
}

interface Props {
  /** "2026-03-01", one for each value. */
  days: readonly string[];
  courses: readonly Course[];
  kind: CellKind;
  currency: string;
  /** What is to be seen, for who does not see it. */
  label: string;
}

// Told apart by their strokes as well, so that no colour has to be seen.
const strokes = [
  { stroke: "#2c6ecb" },
  { stroke: "#b45309", strokeDasharray: "6 3" },
  { stroke: "#5c5f62", strokeDasharray: "2 3" },
];
const text = { fontSize: 11, fill: "#616161" };

/** How figures went from day to day. The card around it has the same as a table. */
export default function CourseChart({ days, courses, kind, currency, label }: Props) {
  const rows = days.map((day, at) => ({
    day: shortDay(day),
    ...Object.fromEntries(courses.map(({ name, values }) => [name, values[at] ?? null])),
  }));
  const shown = (value: unknown) => shownCell(kind, typeof value === "number" ? value : null, currency);
  return (
    <div role="img" aria-label={label} style={{ display: "flex", flexDirection: "column", height: "100%" }}>
      <div style={{ flex: 1, minHeight: 0 }}>
        <ResponsiveContainer width="100%" height="100%">
          <LineChart data={rows} margin={{ left: 8, right: 12, top: 8 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="#ebebeb" />
            <XAxis dataKey="day" minTickGap={40} tick={text} />
            <YAxis width={64} allowDecimals={kind === "money"} tick={text} tickFormatter={shown} />
            <Tooltip formatter={shown} />
            {courses.map(({ name }, at) => (
              <Line
                key={name}
                name={name}
                dataKey={name}
                {...strokes[at % strokes.length]}
                strokeWidth={2}
                dot={days.length < 2}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <p aria-hidden="true" style={{ display: "flex", flexWrap: "wrap", gap: "0 1rem", fontSize: 12, margin: 0 }}>
        {courses.map(({ name }, at) => (
          <span key={name} style={{ alignItems: "center", display: "flex", gap: "0.25rem" }}>
            <svg width="24" height="8">
              <line x1="0" x2="24" y1="4" y2="4" strokeWidth="2" {...strokes[at % strokes.length]} />
            </svg>
            {name}
          </span>
        ))}
      </p>
    </div>
  );
}

function shortDay(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
