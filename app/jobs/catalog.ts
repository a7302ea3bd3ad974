// The names of what can happen and what each carries. Stages know only this page: they emit a name in the transaction
// that made it true, and `pipeline.server.ts` says who answers.

/** Payloads carry ids, never a person's data: the queue outlives erasures. */
export interface Jobs {
  /** Deliveries wait in the receipts. */
  "receipts.stored": { shopId: number };
  /** Profiles are marked dirty, or time has come for some. */
  "profiles.dirty": { shopId: number };
  /** One profile took over the facts of another. */
  "profiles.merged": { shopId: number; from: string; into: string };
  /** Two profiles are to become one here, or to be parted again. */
  "merge.asked": { shopId: number; mergeId: string };
  /** Profiles that may be one person are to be looked for. */
  "duplicates.due": { shopId: number };
  /** A merchant installed the app (again). */
  "shop.installed": { shopId: number; generation: number };
  /** Shopify reported that a bulk operation ended, or it is time to look. */
  "backfill.advance": { shopId: number; generation: number };
  /** The shop's history is complete, as far as Shopify gives it. */
  "history.complete": { shopId: number };
  /** The shop's rhythm may have changed: its month ended, or history arrived. */
  "rhythm.due": { shopId: number };
  /** A segment is new or means something else now. */
  "segment.changed": { shopId: number; segmentId: number };
  /** Something has just happened to profiles. */
  "profiles.stirred": { shopId: number };
  /** Profiles entered or left segments. */
  "memberships.changed": { shopId: number };
  /** Flow runs have something to do, or time has come for one. */
  "flows.due": { shopId: number };
  /** Steps of flows want something done outside: at Shopify, with another tool, or told to the merchant. */
  "effects.due": { shopId: number };
  /** A flow is to be tried on what has happened already. */
  "replay.asked": { shopId: number; replayId: number };
  /** A campaign has changed, or the next thing of one is to be done. */
  "campaigns.due": { shopId: number };
  /** Flow runs ended before their time: what waits of them is not to be sent any more. */
  "runs.ended": { shopId: number };
  /** Flow runs have reached a step that sends. */
  "messages.requested": { shopId: number };
  /** Messages are ready to go, or one's next attempt is due. */
  "messages.queued": { shopId: number };
  /** Clicks have come, and it is time to tell people's from machines'. */
  "clicks.taken": { shopId: number };
  /** A shop's domain is to be looked at, and how its mail is taken to be weighed. */
  "sender.due": { shopId: number };
  /** Compare with Shopify what webhooks brought since last time. */
  "reconcile.due": { shopId: number };
  /** Shopify may have to be told: of a segment that is shown there, or of tags on members. */
  "writeback.due": { shopId: number };
  /** It is night in the shop: traits that are relative to others are to be renewed. */
  "traits.nightly": { shopId: number };
  /** What leads from one product to another is to be worked out anew, and measured. */
  "recommendations.due": { shopId: number };
  /** What shoppers will order is to be foretold: of all of them, or of whose orders changed. */
  "predictions.due": { shopId: number };
  /** Codes may have to be made at Shopify before there are too few. */
  "coupons.due": { shopId: number };
  /** What comes in is to be compared with what used to come in. */
  "quality.due": { shopId: number };
  /** Segments are to be looked at for what has changed about them, and the merchant may be told. */
  "insights.due": { shopId: number };
  /** Experiments that run are to be looked at. */
  "experiments.due": { shopId: number };
  /** What stands in the storefront may have to change: the quizzes that are live, the pixel. */
  "storefront.due": { shopId: number };
  /** Something was said in quizzes, or it has become clear by whom. */
  "answers.given": { shopId: number };
  /** The owner of an address is to be asked whether it was them who gave it. */
  "optin.asked": { shopId: number; requestId: string };
  /** A file of shoppers is to be taken in, or to be taken back. */
  "import.asked": { shopId: number; importId: number };
  /** What is known of shoppers, and what goes with buying, is to be looked at anew. */
  "data.due": { shopId: number };
  /** Shopify may have to be told who permits mail, and who does not any more. */
  "consent.said": { shopId: number };
  /** A shopper or a merchant has the right that this person's data ends. */
  "erasure.requested": { shopId: number; receiptId: string };
  /** Of shoppers who were written to something was learnt: what their orders are credited to may be another message. */
  "attribution.due": { shopId: number };
  /** What happened is to be added up by days. */
  "rollups.due": { shopId: number };
  /** Once a day: partitions ahead, old bodies away. */
  "day.began": Record<string, never>;
}

export type JobName = keyof Jobs;

interface JobOptions {
  /** Several waiting jobs of one shop are one job. */
  once: "perShop" | "each";
  maxAttempts: number;
}

export const jobOptions: Record<JobName, JobOptions> = {
  "receipts.stored": { once: "perShop", maxAttempts: 25 },
  "profiles.dirty": { once: "perShop", maxAttempts: 25 },
  "profiles.merged": { once: "each", maxAttempts: 25 },
  "merge.asked": { once: "each", maxAttempts: 25 },
  "duplicates.due": { once: "perShop", maxAttempts: 5 },
  "shop.installed": { once: "each", maxAttempts: 25 },
  "backfill.advance": { once: "perShop", maxAttempts: 25 },
  "history.complete": { once: "perShop", maxAttempts: 25 },
  "rhythm.due": { once: "perShop", maxAttempts: 25 },
  "segment.changed": { once: "each", maxAttempts: 25 },
  "profiles.stirred": { once: "perShop", maxAttempts: 25 },
  "memberships.changed": { once: "perShop", maxAttempts: 25 },
  "flows.due": { once: "perShop", maxAttempts: 25 },
  "effects.due": { once: "perShop", maxAttempts: 25 },
  "replay.asked": { once: "each", maxAttempts: 3 },
  "campaigns.due": { once: "perShop", maxAttempts: 25 },
  "runs.ended": { once: "perShop", maxAttempts: 25 },
  "messages.requested": { once: "perShop", maxAttempts: 25 },
  "messages.queued": { once: "perShop", maxAttempts: 25 },
  "clicks.taken": { once: "perShop", maxAttempts: 25 },
  "sender.due": { once: "perShop", maxAttempts: 25 },
  "reconcile.due": { once: "perShop", maxAttempts: 5 },
  "writeback.due": { once: "perShop", maxAttempts: 25 },
  "recommendations.due": { once: "perShop", maxAttempts: 5 },
  "traits.nightly": { once: "perShop", maxAttempts: 5 },
  "predictions.due": { once: "perShop", maxAttempts: 5 },
  "coupons.due": { once: "perShop", maxAttempts: 25 },
  "experiments.due": { once: "perShop", maxAttempts: 25 },
  "quality.due": { once: "perShop", maxAttempts: 5 },
  "insights.due": { once: "perShop", maxAttempts: 5 },
  "storefront.due": { once: "perShop", maxAttempts: 25 },
  "answers.given": { once: "perShop", maxAttempts: 25 },
  "optin.asked": { once: "each", maxAttempts: 25 },
  "import.asked": { once: "each", maxAttempts: 25 },
  "data.due": { once: "perShop", maxAttempts: 5 },
  "consent.said": { once: "perShop", maxAttempts: 25 },
  "attribution.due": { once: "perShop", maxAttempts: 25 },
  "rollups.due": { once: "perShop", maxAttempts: 25 },
  "erasure.requested": { once: "each", maxAttempts: 25 },
  "day.began": { once: "each", maxAttempts: 5 },
};
