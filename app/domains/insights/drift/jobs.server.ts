import { transact, type Db } from "~/db.server";
import { listAnomalies, openOnes } from "~/domains/quality/index.server";
import type { Anomaly } from "~/domains/quality/model";
import { countBySegment, listDailyChanges, sizeHistory } from "~/domains/reports/index.server";
import { listSegments } from "~/domains/segments/index.server";
import type { Segment } from "~/domains/segments/model";
import { findShop } from "~/domains/shops/index.server";
import { isStopped, type Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { dayAfter, dayIn, everyDay } from "~/lib/watch/calendar";
import { numbersFrom } from "~/lib/watch/chance";
import type { MixedDay } from "~/lib/watch/mix";
import type { Day } from "~/lib/watch/model";
import { countFacts } from "../diagnosis/queries.server";
import { sendDigest } from "../digest/jobs.server";
import { askedEvents, askedThings } from "./asked";
import { explainFindings } from "./explain-findings";
import { keepAlarms } from "./keep";
import { dimensions, type Dimension, type Finding } from "./model";
import {
  endAlarms,
  findLastLook,
  listAlarms,
  listCatalogChanges,
  listEntrants,
  listMeaningDays,
  listRates,
  noteLook,
  openAlarms,
  takeTurn,
} from "./queries.server";
import { watchSegment, type Watched } from "./watch-segment";

const [pastDays, mixDays] = [98, 63];
/** A mail's click, and its order, are waited for so many days before the day is judged. */
const [clickDays, orderDays] = [1, 3];
/** So far back the past of a new segment is worked out, but for its first days, on which everybody came at once. */
const filledDays = 88;
const overdueMilliseconds = 36 * 3_600_000;
const dayMilliseconds = 86_400_000;

/** Sees to it that segments are looked at, though a look should have been lost: the next one asks for the one after it. */
export async function askForInsights(shopId: number, now: Date): Promise<void> {
  await transact(async (tx) => {
    const last = await findLastLook(shopId, tx);
    if (last === null || now.getTime() - last.getTime() > overdueMilliseconds)
      await emit(tx, "insights.due", { shopId });
  });
}

/**
 * Looks at every segment for what has changed about it and counts what became of its mail, tells the merchant once a week,
 * and comes back tomorrow.
 */
export async function lookForDrift(shopId: number, now: Date): Promise<void> {
  const shop = await findShop(shopId);
  if (!shop || isStopped(shop)) return;
  const wasTaken = await transact(async (tx) => {
    if (!(await takeTurn(shopId, tx))) return false;
    const { opened, ended } = keepAlarms(await findDrift(shop, now, tx), await listAlarms(shopId, {}, tx), now);
    await openAlarms(shopId, opened, now, tx);
    await endAlarms(shopId, ended, now, tx);
    await countFacts(shopId, now, tx);
    await noteLook(shopId, now, tx);
    await emit(tx, "insights.due", { shopId }, new Date(now.getTime() + dayMilliseconds));
    return true;
  });
  if (wasTaken) await sendDigest(shop, now);
}

/** What has changed about a shop's segments by the end of yesterday. */
async function findDrift(shop: Shop, now: Date, db: Db): Promise<Finding[]> {
  const segments = (await listSegments(shop.id, db)).filter(({ state }) => state === "live");
  const watched = await loadWatched(shop, segments, now, db);
  const chance = numbersFrom(`${shop.id} ${dayIn(now, shop.timezone)}`);
  const own = watched.flatMap((one) => watchSegment(one, chance));
  const anomalies = openOnes(await listAnomalies(shop.id, shop.timezone, db));
  const outside = [...(await catalogFindings(shop, segments, now, db)), ...trackingFindings(segments, anomalies)];
  return explainFindings([...own, ...outside]);
}

async function loadWatched(shop: Shop, segments: readonly Segment[], now: Date, db: Db): Promise<Watched[]> {
  const { timezone } = shop;
  const today = dayIn(now, timezone);
  const [from, mixFrom] = [dayAfter(today, -pastDays), dayAfter(today, -mixDays)];
  const since = new Date(now.getTime() - (pastDays + 1) * dayMilliseconds);
  const [rates, sizes, changes, entrants, meanings] = [
    await listRates(shop.id, { timezone, from, until: today }, db),
    await countBySegment(shop.id, db),
    await listDailyChanges(shop.id, { timezone, since }, db),
    await listEntrants(shop.id, { timezone, from: mixFrom, until: today }, db),
    await listMeaningDays(shop.id, timezone, db),
  ];
  return segments.map(({ id, createdAt }) => {
    // What it meant before it was changed is another segment.
    const begins = meanings.get(id) ?? dayAfter(dayIn(createdAt, timezone), -filledDays);
    const first = begins > from ? dayAfter(begins, 1) : from;
    const until = (days: number) => dayAfter(today, -1 - days);
    const history = sizeHistory(sizes.get(id) ?? 0, changes.get(id) ?? [], today, pastDays).slice(0, -1);
    const lived = history.filter(({ day }) => day >= first);
    return {
      segmentId: id,
      clicks: ratesOf(rates.get(id)?.clicks ?? [], first, until(clickDays)),
      orders: ratesOf(rates.get(id)?.orders ?? [], first, until(orderDays)),
      levels: lived,
      flows: lived,
      entrants: mixedDays(entrants.get(id), first > mixFrom ? first : mixFrom, until(0)),
    };
  });
}

function ratesOf(days: readonly Day[], first: string, last: string): Day[] {
  const from = days.find(({ day }) => day >= first)?.day;
  return from === undefined ? [] : everyDay(days, from, last);
}

function mixedDays(
  entrants: ReadonlyMap<Dimension, readonly MixedDay[]> | undefined,
  first: string,
  last: string,
): ReadonlyMap<Dimension, MixedDay[]> {
  return new Map(
    dimensions.map((dimension) => {
      const byDay = new Map((entrants?.get(dimension) ?? []).map((one) => [one.day, one.counts]));
      const days = everyDay([], first, last);
      return [dimension, days.map(({ day }) => ({ day, counts: byDay.get(day) ?? new Map<string, number>() }))];
    }),
  );
}

async function catalogFindings(shop: Shop, segments: readonly Segment[], now: Date, db: Db): Promise<Finding[]> {
  const asked = segments.map(({ id, definition }) => ({ id, things: askedThings(definition) }));
  const all = asked.flatMap(({ things }) => things);
  const distinct = [...new Map(all.map((one) => [`${one.kind}:${one.value}`, one])).values()];
  const changes = await listCatalogChanges(shop.id, distinct, shop.timezone, now, db);
  return asked.flatMap(({ id, things }) => {
    const own = changes.filter((change) =>
      things.some(({ kind, value }) => kind === change.kind && value === change.value),
    );
    const [first] = own.toSorted((a, b) => a.how.localeCompare(b.how));
    if (!first) return [];
    const found = {
      expected: first.changed,
      observed: first.left,
      cause: "catalog" as const,
      what: first.title,
      where: first.how,
    };
    return [{ segmentId: id, kind: "catalog" as const, since: first.since, evidence: 0, found }];
  });
}

/** Segments that ask for what hardly comes in any more. */
function trackingFindings(segments: readonly Segment[], anomalies: readonly Anomaly[]): Finding[] {
  return segments.flatMap(({ id, definition }) => {
    const asked = askedEvents(definition);
    const stopped = anomalies.find(({ measure }) => asked.includes(measure));
    if (!stopped) return [];
    const { expected, observed, measure, since, evidence } = stopped;
    const found = { expected, observed, cause: "tracking" as const, what: measure, where: "" };
    return [{ segmentId: id, kind: "tracking" as const, since, evidence, found }];
  });
}
