import { resultCells, resultColumns } from "~/components/reports/result-table";
import type { Overlap, SegmentDay, TimeToOrder, VersionTotals } from "~/domains/reports/model";
import type { ReportTable } from "~/lib/report-table";
import { dayWords } from "./words";

/** The segment day by day: what the chart shows, and what the file holds. */
export function dayTable(history: readonly SegmentDay[], currency: string): ReportTable {
  return {
    currency,
    columns: [
      { title: "Day", kind: "text" },
      { title: "Shoppers", kind: "count" },
      { title: "Entered", kind: "count" },
      { title: "Left", kind: "count" },
      ...resultColumns,
    ],
    rows: history.toReversed().map((day) => ({
      id: day.day,
      cells: [day.day, day.size, day.entered, day.left, ...resultCells(day)],
    })),
  };
}

/** How long after the message its orders came. */
export function timeTable(times: readonly TimeToOrder[], currency: string): ReportTable {
  return {
    currency,
    columns: [
      { title: "After the message", kind: "text" },
      { title: "Orders", kind: "count" },
    ],
    rows: times.map(({ label, orders }) => ({ id: label, cells: [label, orders] })),
  };
}

/** Who is in another segment as well. */
export function overlapTable(overlaps: readonly Overlap[], people: number, currency: string): ReportTable {
  return {
    currency,
    columns: [
      { title: "Segment", kind: "text" },
      { title: "In both", kind: "count" },
      { title: "Of this one", kind: "share" },
      { title: "Of the other", kind: "share" },
    ],
    rows: overlaps.map(({ segmentId, name, size, shared }) => ({
      id: String(segmentId),
      url: `/app/reports/segments/${segmentId}`,
      cells: [name, shared, share(shared, people), share(shared, size)],
    })),
  };
}

/** Sizes are of now and the overlap is of last night: there are never more in both than in one. */
function share(shared: number, people: number): number | null {
  return people === 0 ? null : Math.min(1, shared / people);
}

/** What came of each version. */
export function versionTable(segmentId: number, versions: readonly VersionTotals[], currency: string): ReportTable {
  return {
    currency,
    columns: [
      { title: "Version", kind: "text" },
      { title: "Held", kind: "text" },
      { title: "Figures", kind: "text" },
      ...resultColumns,
    ],
    rows: versions.map((one) => ({
      id: String(one.version),
      url: `/app/reports/segments/${segmentId}?version=${one.version}`,
      cells: [`Version ${one.version}`, heldWords(one), standWords(one), ...resultCells(one)],
    })),
  };
}

function heldWords({ from, until }: VersionTotals): string {
  return until === null ? `since ${dayWords(from)}` : `${dayWords(from)} to ${dayWords(until)}`;
}

/** Whether anything of a version can change any more. */
export function standWords({ until, isFinal }: Pick<VersionTotals, "until" | "isFinal">): string {
  if (until === null) return "In force";
  return isFinal ? "Final" : "Ended, still counted";
}
