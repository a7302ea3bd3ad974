/** What is known of a segment and its mail, as counts. */
export interface SegmentFacts {
  /** Mails that went out because of it, and what became of them: arrived, clicked, clicked and then ordered. */
  sent: number;
  delivered: number;
  clicked: number;
  orderedAfterClick: number;
  /** Mails that came when it was over: she had ordered, or left the segment, between what caused it and the mail. */
  late: number;
  /** Shoppers who were written to, and how many of them ordered in the month around it, whether or not they clicked. */
  people: number;
  buyers: number;
  /** The greatest size of the last four weeks by the smallest, 1 when it never changed. */
  swing: number;
}

/** The same over all other mail of the shop: what is usual there. */
export type Benchmark = Omit<SegmentFacts, "swing">;

export const faults = ["definition", "message", "timing"] as const;
export type Fault = (typeof faults)[number];

/** What a diagnosis comes to. `fine`: nothing is wrong that shows. `unknown`: there is not enough to tell. */
export type Says = Fault | "fine" | "unknown";

export interface Diagnosis {
  says: Says;
  /** How likely each explanation is, 0–1; they add up to 1. */
  chances: Record<Fault | "fine", number>;
  facts: SegmentFacts;
  usual: { clickRate: number; orderRate: number; lateRate: number; buyerRate: number };
}
