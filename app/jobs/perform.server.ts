import { z } from "zod";
import { jobOptions, type JobName, type Jobs } from "./catalog";
import { pipeline } from "./pipeline.server";

/** Ids only, as catalog.ts says; the queue gives payloads back as unknown JSON. */
const payloads = {
  shop: z.object({ shopId: z.int() }),
  install: z.object({ shopId: z.int(), generation: z.int() }),
  merge: z.object({ shopId: z.int(), from: z.string(), into: z.string() }),
  mergeAsked: z.object({ shopId: z.int(), mergeId: z.string() }),
  segment: z.object({ shopId: z.int(), segmentId: z.int() }),
  receipt: z.object({ shopId: z.int(), receiptId: z.string() }),
  request: z.object({ shopId: z.int(), requestId: z.string() }),
  replay: z.object({ shopId: z.int(), replayId: z.int() }),
  file: z.object({ shopId: z.int(), importId: z.int() }),
  nothing: z.object({}),
};

const schemas: { [Name in JobName]: z.ZodType<Jobs[Name]> } = {
  "receipts.stored": payloads.shop,
  "profiles.dirty": payloads.shop,
  "profiles.merged": payloads.merge,
  "merge.asked": payloads.mergeAsked,
  "duplicates.due": payloads.shop,
  "shop.installed": payloads.install,
  "backfill.advance": payloads.install,
  "history.complete": payloads.shop,
  "rhythm.due": payloads.shop,
  "segment.changed": payloads.segment,
  "memberships.changed": payloads.shop,
  "profiles.stirred": payloads.shop,
  "flows.due": payloads.shop,
  "runs.ended": payloads.shop,
  "replay.asked": payloads.replay,
  "campaigns.due": payloads.shop,
  "messages.requested": payloads.shop,
  "messages.queued": payloads.shop,
  "effects.due": payloads.shop,
  "clicks.taken": payloads.shop,
  "sender.due": payloads.shop,
  "reconcile.due": payloads.shop,
  "writeback.due": payloads.shop,
  "recommendations.due": payloads.shop,
  "traits.nightly": payloads.shop,
  "predictions.due": payloads.shop,
  "coupons.due": payloads.shop,
  "experiments.due": payloads.shop,
  "quality.due": payloads.shop,
  "insights.due": payloads.shop,
  "storefront.due": payloads.shop,
  "answers.given": payloads.shop,
  "optin.asked": payloads.request,
  "import.asked": payloads.file,
  "data.due": payloads.shop,
  "consent.said": payloads.shop,
  "attribution.due": payloads.shop,
  "rollups.due": payloads.shop,
  "erasure.requested": payloads.receipt,
  "day.began": payloads.nothing,
};

/** Does what answers a job, as of `now`. */
export async function perform(name: string, payload: unknown, now: Date): Promise<void> {
  if (!isJobName(name)) throw new Error(`Nobody answers the job ${name}`);
  await answer(name, payload, now);
}

async function answer<Name extends JobName>(name: Name, payload: unknown, now: Date): Promise<void> {
  await pipeline[name](schemas[name].parse(payload), now);
}

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobOptions, name);
}
