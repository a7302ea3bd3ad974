import { transact, type Tx } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { listExpectedOrders } from "~/domains/predictions/index.server";
import { getShop } from "~/domains/shops/index.server";
import { maySend } from "~/domains/shops/model";
import { listBirthdays } from "~/domains/traits/index.server";
import type { Trigger } from "../content/triggers";
import { startsSince, type Candidate } from "../enrolment/model";
import { startRuns } from "../enrolment/start.server";
import type { Flow } from "../model";
import { listFlows } from "../queries.server";
import { datedInstant } from "./dated-instant";
import { findClocks } from "./queries.server";

const msPerHour = 3_600_000;
const msPerDay = 24 * msPerHour;
/** What becomes known of days meanwhile is found out so soon. */
const lookEveryHours = 1;

type DateTrigger = Extract<Trigger, { type: "date" }>;

/**
 * Starts flows for those whose day has come, each by her own clock.
 * @returns when to look again; null when no flow is timed by a day
 */
export async function enrolDated(shopId: number, now: Date): Promise<Date | null> {
  await ensureMonths([now]);
  return transact(async (tx) => {
    const shop = await getShop(shopId, tx);
    const flows = await listFlows(shopId, tx);
    const timed = flows.filter(({ enabledAt, content }) => enabledAt !== null && content?.trigger.type === "date");
    if (!maySend(shop) || timed.length === 0) return null;
    let next = new Date(now.getTime() + lookEveryHours * msPerHour);
    for (const flow of timed) {
      const candidates = await listAround(shopId, flow, shop.timezone, now, tx);
      const come = candidates.filter(({ triggeredAt }) => triggeredAt <= now);
      await startRuns(shopId, [flow], come, now, tx);
      for (const { triggeredAt } of candidates) if (triggeredAt > now && triggeredAt < next) next = triggeredAt;
    }
    return next;
  });
}

/** Whose instant came since the flow may start for it, or comes within a day. */
async function listAround(
  shopId: number,
  { id: flowId, content, enabledAt }: Flow,
  shopZone: string,
  now: Date,
  tx: Tx,
): Promise<Candidate[]> {
  const trigger = content?.trigger;
  if (trigger?.type !== "date" || !enabledAt) return [];
  const since = startsSince(enabledAt, now);
  // A day more on both sides, because clocks differ by as much.
  const dayOf = (at: number) => new Date(at - trigger.days * msPerDay).toISOString().slice(0, 10);
  const [from, to] = [dayOf(since.getTime() - msPerDay), dayOf(now.getTime() + 2 * msPerDay)];
  const list = trigger.of === "birthday" ? listBirthdays : listExpectedOrders;
  const dated = await list(shopId, from, to, tx);
  const clocks = await findClocks(
    shopId,
    dated.map(({ profileId }) => profileId),
    shopZone,
    tx,
  );
  return dated
    .map(({ profileId, day }): Candidate => ({
      ...{ flowId, profileId, segmentId: null },
      triggeredAt: datedInstant(day, trigger, clocks.get(profileId) ?? shopZone),
      cause: causeOf(trigger, day),
    }))
    .filter(({ triggeredAt }) => triggeredAt >= since);
}

function causeOf({ of }: DateTrigger, day: string): Candidate["cause"] {
  return { kind: "date", sourceId: null, properties: { of, day } };
}
