import type { Level } from "~/lib/watch/levels";
import { watchLevel } from "~/lib/watch/levels";
import { watchMix, type MixedDay } from "~/lib/watch/mix";
import type { Day } from "~/lib/watch/model";
import { watchShare } from "~/lib/watch/shares";
import { dimensions, type Dimension, type Finding } from "./model";

/** What is known of a segment day by day, up to yesterday; days that are too young for a measure are left out of it. */
export interface Watched {
  segmentId: number;
  /** Of the mails of a day: how many arrived, and how many of those were clicked soon. */
  clicks: readonly Day[];
  /** Of the mails of a day: how many went out, and how many of those were followed by an order soon. */
  orders: readonly Day[];
  levels: readonly Level[];
  /** Who came in and who left, day by day. */
  flows: readonly { day: string; entered: number; left: number }[];
  entrants: ReadonlyMap<Dimension, readonly MixedDay[]>;
}

/** What has changed about a segment by itself: how its mail is taken, how many are in it, who comes in. */
export function watchSegment(watched: Watched, chance: () => number): Finding[] {
  return [
    ...rateFinding(watched.segmentId, "clicks", watched.clicks),
    ...rateFinding(watched.segmentId, "orders", watched.orders),
    ...sizeFinding(watched),
    ...mixFinding(watched, chance),
  ];
}

function rateFinding(segmentId: number, kind: "clicks" | "orders", days: readonly Day[]): Finding[] {
  const { isAlarm, since, evidence, expected, observed } = watchShare(days, "down");
  if (!isAlarm || since === null) return [];
  return [{ segmentId, kind, since, evidence, found: { expected, observed, cause: "itself", what: "", where: "" } }];
}

function sizeFinding({ segmentId, levels, flows }: Watched): Finding[] {
  const { isAlarm, since, evidence, expected, observed } = watchLevel(levels);
  if (!isAlarm || since === null) return [];
  const cause = causeOfSize(flows, observed > expected);
  return [{ segmentId, kind: "size", since, evidence, found: { expected, observed, cause, what: "", where: "" } }];
}

/** Whether more than usual came in and fewer left, or the other way round: whichever changed by more shoppers. */
function causeOfSize(flows: Watched["flows"], hasGrown: boolean): "inflow" | "outflow" {
  const perWeek = (days: Watched["flows"], of: "entered" | "left") =>
    (days.reduce((sum, day) => sum + day[of], 0) * 7) / Math.max(1, days.length);
  const [recent, before] = [flows.slice(-7), flows.slice(-63, -7)];
  const inflow = perWeek(recent, "entered") - perWeek(before, "entered");
  const outflow = perWeek(before, "left") - perWeek(recent, "left");
  return (hasGrown ? inflow >= outflow : inflow <= outflow) ? "inflow" : "outflow";
}

/** Of all respects the one that has changed most. */
function mixFinding({ segmentId, entrants }: Watched, chance: () => number): Finding[] {
  const changes = dimensions.flatMap((where) => {
    const days = entrants.get(where) ?? [];
    const change = watchMix(days, chance);
    return change.isAlarm ? [{ where, change, since: days.at(-7)?.day ?? "" }] : [];
  });
  const [most] = changes.toSorted((a, b) => b.change.evidence - a.change.evidence);
  if (!most) return [];
  const { kind, before, now, evidence } = most.change;
  const found = { expected: before, observed: now, cause: "mix" as const, what: kind, where: most.where };
  return [{ segmentId, kind: "mix", since: most.since, evidence, found }];
}
