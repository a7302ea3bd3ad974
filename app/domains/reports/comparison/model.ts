import type { Sums } from "~/domains/experiments";
import type { Result } from "../results/model";

/** What two segments are compared by. */
export interface SegmentMeasures {
  /** Who is in it, as of the last day on which that was worked out; null while it never was. */
  members: Members | null;
  /** What came of the mail that went out because of it, in the days that are looked at. */
  result: Result;
  /** What each of these mails was credited with, in minor units: of so many mails, added up. */
  credit: Sums & { buyers: number };
}

export interface Members {
  shoppers: number;
  buyers: number;
  repeatBuyers: number;
  /** In minor units, over all of them. */
  spent: Sums;
}

/** One measure of both, and what can be said of the difference: the second's less the first's, in the unit of the measure. */
export interface Compared {
  measure: string;
  /** What it is a share of, or an average over. */
  of: string;
  kind: "share" | "money";
  first: number | null;
  second: number | null;
  /** Null where there are too few to say anything. */
  difference: { estimate: number; low: number; high: number } | null;
}
