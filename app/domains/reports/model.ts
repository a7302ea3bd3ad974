export type { Cohort, CohortCell, CohortMonth } from "./cohorts/model";
export type { Compared, Members, SegmentMeasures } from "./comparison/model";
export type { NamedResult, Result, VersionResult } from "./results/model";
export type {
  CrossSell,
  MessageTotals,
  Overlap,
  SegmentDay,
  SegmentLift,
  SegmentTotals,
  SegmentValue,
  TimeToOrder,
  VersionTotals,
} from "./segment-report/model";

/** Which rows of a long list. */
export interface Slice {
  limit: number;
  offset: number;
}

/** What the ledger of messages can be narrowed to. */
export const messageViews = ["all", "sent", "not-sent", "unsure"] as const;
export type MessageView = (typeof messageViews)[number];

/** What the responses to a quiz can be narrowed to: by whether it is known whose they are. */
export const responseViews = ["all", "known", "waiting", "anonymous"] as const;
export type ResponseView = (typeof responseViews)[number];

/** What a campaign's recipients can be narrowed to: each of them is in one of the last four. */
export const recipientViews = ["all", "sent", "waiting", "skipped", "failed"] as const;
export type RecipientView = (typeof recipientViews)[number];

/** What came of one message of a campaign, chosen by one segment, in its trial or after it. */
export interface CampaignPart {
  campaignId: number;
  /** Null for everybody else's. */
  segmentId: number | null;
  /** The template's key. */
  template: string;
  isTrial: boolean;
  /** These four add up to it. */
  audience: number;
  waiting: number;
  sent: number;
  skipped: number;
  failed: number;
  delivered: number;
  clicked: number;
  complained: number;
  /** Within the attribution window after their message. */
  unsubscribed: number;
  orders: number;
  revenueMinor: string;
}

/** Why some of a campaign's messages wait, and until when the first of them does. */
export interface WaitingFor {
  /** As the gate said; null: not due or not looked at yet. */
  reason: string | null;
  /** Why all of the shop's mail waits, these among it. */
  heldReason: string | null;
  count: number;
  until: Date;
}

/** How many shoppers came so far in a quiz, and what the step is called. */
export interface FunnelStep {
  key: string;
  label: string;
  people: number;
}

/** What a shopper's timeline can be narrowed to. */
export const timelineKinds = ["orders", "baskets", "visits", "answers", "messages", "segments", "consent"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** One thing that happened with a shopper. */
export interface TimelineEntry {
  /** Names the entry among those of the shopper: `order:<id>`, `cart:<token>`, `event:<source id>`, … */
  key: string;
  at: Date;
  kind: TimelineKind;
  /** `placed`, `refunded`, `clicked`, `entered`, … */
  what: string;
  /** The order's number, the template, the segment or where consent was given. */
  name: string | null;
  /** The cause, the reason or a note. */
  detail: string | null;
  amountMinor: string | null;
  currency: string | null;
}

/** Something a merchant would do well to do next. */
export interface NextStep {
  key: string;
  /** 0–100. From 80: mail, money or trust is being lost now. From 40: it would bring more. Below: it would be good to have. */
  weight: number;
  title: string;
  /** Why just this, with its numbers. */
  because: string;
  /** Of the one button, and where it leads. */
  label: string;
  url: string;
}
