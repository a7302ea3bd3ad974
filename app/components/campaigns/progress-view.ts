import type { CampaignPlan, CampaignState, CampaignTotals } from "~/domains/campaigns/model";
import type { CampaignPart, RecipientView, WaitingFor } from "~/domains/reports/model";
import { skippedWords, waitingWords } from "./reason-words";

export type Way = Exclude<RecipientView, "all">;

/** One of the four ways in which a recipient can stand. */
export interface Share {
  way: Way;
  label: string;
  count: number;
}

const labels: Record<Way, string> = {
  sent: "Sent",
  waiting: "Waiting",
  skipped: "Not sent, for a reason",
  failed: "Failed",
};

/** The audience in four parts, which add up to it. */
export function sharesOf({ waiting, sent, skipped, failed }: CampaignTotals): Share[] {
  const counts: Record<Way, number> = { sent, waiting, skipped: sumOf(Object.values(skipped)), failed };
  const ways: Way[] = ["sent", "waiting", "skipped", "failed"];
  return ways.map((way) => ({ way, label: labels[way], count: counts[way] }));
}

/** Why some were not written to, the most first. */
export function reasonsOf({ skipped }: Pick<CampaignTotals, "skipped">) {
  return Object.entries(skipped)
    .map(([reason, count]) => ({ reason, words: skippedWords(reason), count }))
    .toSorted((a, b) => b.count - a.count || a.words.localeCompare(b.words, "en"));
}

/** Why some wait, and until when the first of them does, where that is to be told. */
export function waitingFor(
  { reason, heldReason, until }: Pick<WaitingFor, "reason" | "heldReason" | "until">,
  state: CampaignState,
  now: Date,
): { words: string; until: Date | null } {
  if (state === "holding" && reason === null) return { words: "the trial is looked at first", until: null };
  const isOpen = reason === "campaign_paused" || heldReason !== null || until <= now;
  return { words: waitingWords(reason, heldReason), until: isOpen ? null : until };
}

/** How many of the audience nothing more is to come for. */
export function settledRate({ audience, waiting }: Pick<CampaignTotals, "audience" | "waiting">): number {
  return audience === 0 ? 1 : (audience - waiting) / audience;
}

/** What is counted of a part of a campaign. */
export type Counts = Omit<CampaignPart, "campaignId" | "segmentId" | "template" | "isTrial" | "revenueMinor"> & {
  revenueMinor: number;
};

const nothing: Counts = {
  ...{ audience: 0, waiting: 0, sent: 0, skipped: 0, failed: 0 },
  ...{ delivered: 0, clicked: 0, complained: 0, unsubscribed: 0, orders: 0, revenueMinor: 0 },
};

/** Several parts taken together. */
export function sumParts(parts: readonly CampaignPart[]): Counts {
  return parts.reduce<Counts>(
    (sum, part) => ({
      audience: sum.audience + part.audience,
      waiting: sum.waiting + part.waiting,
      sent: sum.sent + part.sent,
      skipped: sum.skipped + part.skipped,
      failed: sum.failed + part.failed,
      delivered: sum.delivered + part.delivered,
      clicked: sum.clicked + part.clicked,
      complained: sum.complained + part.complained,
      unsubscribed: sum.unsubscribed + part.unsubscribed,
      orders: sum.orders + part.orders,
      revenueMinor: sum.revenueMinor + Number(part.revenueMinor),
    }),
    nothing,
  );
}

/** What one message of a campaign came to; without a segment it is everybody else's. */
interface MessageCounts extends Counts {
  segmentId: number | null;
  template: string;
}

/** What each message came to, in the order in which they are tried, everybody else's last. */
export function byMessage(
  parts: readonly CampaignPart[],
  { bySegment, everybodyElse }: CampaignPlan["messages"],
): MessageCounts[] {
  // Who is in one of these segments got its message; a segment that only brought somebody into the audience is none of them.
  const chosen = new Set(bySegment.map(({ segmentId }) => segmentId));
  const others = parts.filter(({ segmentId }) => segmentId === null || !chosen.has(segmentId));
  return [
    ...bySegment.map(({ segmentId, template }) => ({
      segmentId,
      template,
      ...sumParts(parts.filter((part) => part.segmentId === segmentId)),
    })),
    ...(others.length === 0 ? [] : [{ segmentId: null, template: everybodyElse ?? "", ...sumParts(others) }]),
  ];
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
