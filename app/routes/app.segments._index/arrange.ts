import type { Narrowing, Sort } from "./narrowing";
import type { SegmentRow } from "./rows.server";

/** A row in its place: under the segment it is a part of, where that one is shown too. */
export interface PlacedRow extends SegmentRow {
  /** How many segments it stands beneath here. */
  depth: number;
}

/** The rows that fit, each followed by its parts, sorted among those beside it. */
export function arrange(rows: readonly SegmentRow[], narrowing: Narrowing): PlacedRow[] {
  const shown = rows.filter((row) => fits(row, narrowing)).toSorted(comparing(narrowing.sort));
  const ids = new Set(shown.map(({ id }) => id));
  const placed = new Map<number, PlacedRow>();
  const place = (row: SegmentRow, depth: number) => {
    if (placed.has(row.id)) return;
    placed.set(row.id, { ...row, depth });
    for (const part of shown) if (part.parentId === row.id) place(part, depth + 1);
  };
  for (const row of shown) if (row.parentId === null || !ids.has(row.parentId)) place(row, 0);
  // Parts of each other stand for themselves.
  for (const row of shown) place(row, 0);
  return [...placed.values()];
}

function fits(row: SegmentRow, { search, family, goal, health, owner }: Narrowing): boolean {
  const text = `${row.name} ${row.about}`.toLowerCase();
  return (
    text.includes(search.toLowerCase()) &&
    (family === null || row.family === family) &&
    (goal === null || row.goal === goal) &&
    (health === null || row.health.health === health) &&
    (owner === null || row.owner === owner)
  );
}

/** Those whose size is not known yet come last, and equal ones by name. */
function comparing(sort: Sort): (a: SegmentRow, b: SegmentRow) => number {
  const byName = (a: SegmentRow, b: SegmentRow) => a.name.localeCompare(b.name, "en");
  const [measure, sign] = measures[sort];
  return (a, b) => {
    const [first, second] = [measure(a), measure(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null) || byName(a, b);
    return sign * (first - second) || byName(a, b);
  };
}

const change = ({ size, trend }: SegmentRow) => (size === null ? null : size - (trend[0] ?? size));

const measures: Record<Sort, [(row: SegmentRow) => number | null, 1 | -1]> = {
  name: [() => 0, 1],
  largest: [({ size }) => size, -1],
  smallest: [({ size }) => size, 1],
  grown: [change, -1],
  shrunk: [change, 1],
};
