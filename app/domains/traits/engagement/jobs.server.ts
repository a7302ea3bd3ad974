import type { Tx } from "~/db.server";
import type { Renewed } from "../renewed";
import { fitWeights } from "./fit";
import { engagementRule as rule, type EngagementSettings } from "./model";
import {
  findEngagementSettings,
  hasScores,
  deriveScores,
  sampleSnapshot,
  saveEngagementSettings,
} from "./queries.server";

const dayMilliseconds = 86_400_000;

/** Every night: weights are fitted anew when it is time, and everybody's score is worked out. */
export async function renewEngagement(shopId: number, now: Date, tx: Tx): Promise<Renewed> {
  const settings = await findEngagementSettings(shopId, tx);
  if (isStale(settings, now)) await refit(shopId, settings, now, tx);
  // What is learnt the first time is nothing that just happened.
  const cause = (await hasScores(shopId, tx)) ? "live" : "history";
  return { ids: await deriveScores(shopId, now, tx), cause };
}

function isStale({ fittedAt }: EngagementSettings, now: Date): boolean {
  return fittedAt === null || now.getTime() - fittedAt.getTime() >= rule.refitDays * dayMilliseconds;
}

/**
 * Learns from shoppers as they were on some days, each with the month after it, and judges by a later day whose month
 * has just ended and shares no order with those learnt from.
 */
async function refit(shopId: number, settings: EngagementSettings, now: Date, tx: Tx): Promise<void> {
  const dayBefore = (days: number) => new Date(now.getTime() - days * dayMilliseconds);
  const learnt = [];
  for (const days of rule.learntFromDays) learnt.push(...(await sampleSnapshot(shopId, dayBefore(days), tx)));
  const heldOut = await sampleSnapshot(shopId, dayBefore(rule.heldOutDays), tx);
  await saveEngagementSettings(shopId, { ...settings, fit: fitWeights(learnt, heldOut), fittedAt: now }, tx);
}
