import { transact, type Tx } from "~/db.server";
import { findShop } from "~/domains/shops/index.server";
import { isStopped, type Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { dayAfter, dayIn, everyDay } from "~/lib/watch/calendar";
import { log } from "~/log.server";
import { measures, type Anomaly, type Measure } from "./model";
import {
  countDays,
  endAnomaly,
  findLastLook,
  forgetDays,
  keepTypos,
  listAnomalies,
  listDays,
  noteLook,
  openAnomaly,
  renewAnomaly,
  takeTurn,
} from "./queries.server";
import { review } from "./review";
import { likelyTypos } from "./tags/likely-typos";
import { listTagUses } from "./tags/queries.server";

/** So long a past is compared with, and kept. */
const pastDays = 120;
/** Deliveries may be late by so much: their days are counted anew. */
const lateDays = 3;
const overdueMilliseconds = 36 * 3_600_000;
const dayMilliseconds = 86_400_000;

/** Sees to it that what comes in is looked at, though a look should have been lost: the next one asks for the one after it. */
export async function askForQuality(shopId: number, now: Date): Promise<void> {
  await transact(async (tx) => {
    const last = await findLastLook(shopId, tx);
    if (last === null || now.getTime() - last.getTime() > overdueMilliseconds)
      await emit(tx, "quality.due", { shopId });
  });
}

/** Compares what came in up to yesterday with what used to come in, and comes back tomorrow. */
export async function lookAtQuality(shopId: number, now: Date): Promise<void> {
  const shop = await findShop(shopId);
  if (!shop || isStopped(shop)) return;
  await transact(async (tx) => {
    if (!(await takeTurn(shopId, tx))) return;
    await lookWith(shop, now, tx);
    await emit(tx, "quality.due", { shopId }, new Date(now.getTime() + dayMilliseconds));
  });
}

async function lookWith(shop: Shop, now: Date, tx: Tx): Promise<void> {
  const today = dayIn(now, shop.timezone);
  const first = dayAfter(today, -pastDays);
  const last = await findLastLook(shop.id, tx);
  const from = last ? dayAfter(dayIn(last, shop.timezone), -lateDays) : first;
  await countDays(shop.id, shop, from < first ? first : from, today, tx);
  await forgetDays(shop.id, first, tx);
  const [days, known] = [await listDays(shop.id, first, tx), await listAnomalies(shop.id, shop.timezone, tx)];
  for (const measure of measures) {
    const own = days.get(measure) ?? [];
    const [earliest] = own;
    if (!earliest) continue;
    // What was never there before is not missing: a measure begins with the first day that has any of it.
    const all = everyDay(own, earliest.day, dayAfter(today, -1));
    const before = known.filter((one) => one.measure === measure);
    await act(shop.id, measure, review(measure, all, before), now, tx);
  }
  await keepTypos(shop.id, likelyTypos(await listTagUses(shop.id, tx), now), shop.timezone, now, tx);
  await noteLook(shop.id, now, tx);
}

async function act(
  shopId: number,
  measure: Measure,
  next: ReturnType<typeof review>,
  now: Date,
  tx: Tx,
): Promise<void> {
  switch (next.does) {
    case "nothing":
      return;
    case "opens":
      log.info({ shopId, measure, since: next.found.since }, "what comes in is not as it used to be");
      return openAnomaly(shopId, measure, next.found, now, tx);
    case "goes_on":
      return renewAnomaly(shopId, next.id, next.found, tx);
    case "ends":
      return endAnomaly(shopId, next.id, now, tx);
    default:
      return next satisfies never;
  }
}

/** For tests and pages: what is unusual now. */
export function openOnes(anomalies: readonly Anomaly[]): Anomaly[] {
  return anomalies.filter(({ endedDay, dismissedAt }) => endedDay === null && dismissedAt === null);
}
