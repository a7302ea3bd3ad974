import { performance } from "node:perf_hooks";
import type { Tx } from "~/db.server";
import { sampleAudience, turnOf, type Reached } from "~/domains/campaigns/index.server";
import { findActs } from "~/domains/events/index.server";
import { findSenderState } from "~/domains/senders/index.server";
import { getShop } from "~/domains/shops/index.server";
import { habitDays, usualHour } from "~/lib/usual-hour";
import { zoneOf } from "~/lib/zone-of";
import type { CampaignPlan } from "../../campaigns/model";
import { countOfDay } from "../batches/queries.server";
import { foresee } from "../gate/foresee.server";
import { priorities, type Draft } from "../gate/model";
import { tally, tallyParts, type Foreseen, type PartTally, type Tally } from "./tally";

/** Of a larger audience a sample of this size is decided about: that tells shares to a per cent. */
const mostLookedAt = 20_000;
const atOnce = 1000;
/** A merchant waits for the answer: what has been looked at by then is the sample. */
const mostMilliseconds = 6000;

/** What would become of a campaign if its turn came as things are. */
export interface CampaignEstimate extends Tally {
  /** For each message. */
  parts: PartTally[];
  /** About how many was decided: fewer than the audience where that is large, and then the figures are scaled. */
  lookedAt: number;
  /** Why nothing can be sent at present, in a merchant's words; null when it can. */
  problem: string | null;
  /** How many more mails the shop may send within a day while its domain is new or little is known; null: all. */
  allowedToday: number | null;
}

/**
 * Decides about a plan's audience as the gate would, each at her turn, by what is known now; a trial's waiting is left
 * out. To be asked in a transaction that reads only: nothing is written and nothing is locked.
 */
export async function estimateFrom(shopId: number, plan: CampaignPlan, now: Date, tx: Tx): Promise<CampaignEstimate> {
  const began = performance.now();
  const { total, sample } = await sampleAudience(shopId, plan, mostLookedAt, tx);
  const foreseen: Foreseen[] = [];
  while (foreseen.length < sample.length && (foreseen.length === 0 || performance.now() - began < mostMilliseconds)) {
    const reached = sample.slice(foreseen.length, foreseen.length + atOnce);
    foreseen.push(...(await foreseeSome(shopId, plan, reached, now, tx)));
  }
  const { problem, dailyLimit } = await findSenderState(shopId, now, tx);
  const allowedToday = dailyLimit === null ? null : Math.max(0, dailyLimit - (await countOfDay(shopId, tx)));
  const parts = tallyParts(foreseen, total);
  return { ...tally(foreseen, total), parts, lookedAt: foreseen.length, problem, allowedToday };
}

async function foreseeSome(
  shopId: number,
  { schedule }: CampaignPlan,
  reached: readonly Reached[],
  now: Date,
  tx: Tx,
): Promise<Foreseen[]> {
  const { timezone } = await getShop(shopId, tx);
  const profileIds = reached.map(({ profileId }) => profileId);
  const acts = schedule.at === "best_hour" ? await findActs(shopId, profileIds, habitDays, now, tx) : null;
  const drafts = reached.map(({ profileId, segmentId, template, country, region }, i): Draft => {
    const zone = zoneOf(country, region) ?? timezone;
    const clock = { timezone: zone, usualHour: acts && usualHour(acts.get(profileId) ?? [], zone) };
    const turn = turnOf(schedule, clock, new Date(0));
    return {
      ...{ id: String(-1 - i), profileId, segmentId, sourceKind: "campaign", sourceId: "0", programId: 0 },
      ...{
        step: 0,
        priority: priorities.campaign,
        rank: 100,
        templateKey: template,
        queuedAt: turn > now ? turn : now,
      },
      ...{ sendBefore: null, experimentId: null, arm: null, treatment: null },
    };
  });
  const decisions = await foresee(shopId, drafts, now, tx);
  return drafts.flatMap(({ id, segmentId, templateKey: template }) => {
    const decision = decisions.get(id);
    return decision ? [{ segmentId, template, decision }] : [];
  });
}
