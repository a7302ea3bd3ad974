import type { Db } from "~/db.server";
import { listPutAway, listSegments } from "~/domains/segments/index.server";
import { getShop } from "~/domains/shops/index.server";
import { listTemplates } from "~/domains/templates/index.server";
import { zoneOf } from "~/lib/zone-of";
import { countAudience, listPlaces } from "../audience/queries.server";
import { segmentsNamed, type CampaignPlan, type PlanProblem } from "../model";
import { checkPlan } from "./check-plan";
import { turnsOf } from "./turn";

/** All that keeps a plan from being carried out as things are. None: it can be scheduled. */
export async function findProblems(shopId: number, plan: CampaignPlan, now: Date, db: Db): Promise<PlanProblem[]> {
  const segments = await listSegments(shopId, db);
  const templates = await listTemplates(shopId, db);
  const { last } = await findTurns(shopId, plan, now, db);
  const audience = await countAudience(shopId, plan, db);
  return checkPlan(plan, { segments, templates, audience, lastTurn: last }, now);
}

/** The first and the last turn that any shopper can have by a plan. */
export async function findTurns(
  shopId: number,
  { schedule }: CampaignPlan,
  now: Date,
  db: Db,
): Promise<{ first: Date; last: Date }> {
  const { timezone } = await getShop(shopId, db);
  if (schedule.at === "once" || schedule.at === "time") return turnsOf(schedule, [timezone], now);
  const places = await listPlaces(shopId, db);
  const zones = places.map(({ country, region }) => zoneOf(country, region) ?? timezone);
  return turnsOf(schedule, [...new Set([timezone, ...zones])], now);
}

/** Whether a plan names a segment that never was the shop's. One that was put away may stand in a draft. */
export async function namesStranger(shopId: number, plan: CampaignPlan, db: Db): Promise<boolean> {
  const named = segmentsNamed(plan);
  if (named.length === 0) return false;
  const own = [...(await listSegments(shopId, db)), ...(await listPutAway(shopId, db))].map(({ id }) => id);
  return named.some((id) => !own.includes(id));
}
