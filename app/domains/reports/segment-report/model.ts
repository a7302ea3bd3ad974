import type { Result } from "../results/model";

/** What messages came to, on the days that are asked about. */
export interface MessageTotals extends Result {
  skipped: number;
  /** Credited in another currency than the shop's: not in the revenue. */
  foreignOrders: number;
}

/** A segment on one day of the shop's calendar. Sizes are null on days of which they are not known. */
export interface SegmentDay extends MessageTotals {
  day: string;
  size: number | null;
  entered: number | null;
  left: number | null;
}

/** A segment in the list of all. */
export interface SegmentTotals extends MessageTotals {
  segmentId: number;
  name: string;
  size: number;
  entered: number;
  left: number;
}

/** What those who are in a segment have bought, as of a day. */
export interface SegmentValue {
  day: string;
  people: number;
  orders: number;
  spentMinor: number;
  buyers: number;
  repeatBuyers: number;
}

/** What a segment meant for a while, and what came of it. */
export interface VersionTotals extends MessageTotals {
  version: number;
  from: string;
  /** The last day on which it held; null for the one that holds. */
  until: string | null;
  /** The last day from which anything is counted for it; null for the one that holds. */
  countedUntil: string | null;
  /** Nothing of it changes any more: it has ended, and the window for its last messages is over. */
  isFinal: boolean;
}

export interface Overlap {
  segmentId: number;
  name: string;
  size: number;
  shared: number;
}

/** How many orders came how long after the message. */
export interface TimeToOrder {
  label: string;
  orders: number;
}

export interface CrossSell {
  /** Orders of shoppers who had bought before, of which the categories are known. */
  known: number;
  /** Of these, how many held something of a category that is new to them. */
  crossed: number;
}

/** A comparison by chance in which shoppers were, because of the segment. */
export interface SegmentLift {
  experimentId: number;
  name: string;
  /** The arm, and what it is compared with, as the merchant named them. */
  arm: string;
  against: string;
  isHoldout: boolean;
  people: number;
  lift: number | null;
  low: number;
  high: number;
  says: "clear" | "leaning" | "cannot_tell";
}
