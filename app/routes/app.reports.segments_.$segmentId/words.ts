import { liftWords, rangeWords } from "~/domains/experiments";
import type { SegmentLift } from "~/domains/reports/model";

/** A day of the calendar as people read it: "3 Mar 2026". */
export function dayWords(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

export interface LiftView {
  id: string;
  url: string;
  name: string;
  /** "+12 % orders" or that nothing can be told. */
  value: string;
  explained: string;
}

/** What chance says of the segment, in a merchant's words: the interval always stands beside the number. */
export function viewLift(lift: SegmentLift): LiftView {
  const { experimentId, name, arm, against, says, people } = lift;
  const counted = `${people.toLocaleString("en-GB")} shoppers counted`;
  const range =
    lift.lift === null
      ? "nobody has ordered yet"
      : `${liftWords(lift.lift)} orders, ${rangeWords(lift.low, lift.high)}`;
  return {
    id: `${experimentId} ${arm}`,
    url: `/app/experiments/${experimentId}`,
    name,
    value: says === "cannot_tell" || lift.lift === null ? "Cannot tell yet" : `${liftWords(lift.lift)} orders`,
    explained: `“${arm}” against ${lift.isHoldout ? "shoppers who got nothing" : `“${against}”`}: ${range}; ${counted}`,
  };
}
