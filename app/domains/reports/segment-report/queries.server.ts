import { db as pool, type Db } from "~/db.server";
import type { Days } from "~/lib/report-period";
import { countSendsAvoided, findCrossSell, findSegmentValue, listOverlaps, listTimesToOrder } from "./facts.server";
import { listSegmentLifts } from "./lifts.server";
import type { SegmentTotals } from "./model";
import { findSegmentTotals, listSegmentDays, listTotals, type Which } from "./totals.server";
import { listVersionTotals } from "./versions.server";

const mostOverlaps = 10;

/** All segments with what came of them on some days. */
export async function listSegmentTotals(shopId: number, days: Days, db: Db = pool): Promise<SegmentTotals[]> {
  return listTotals(shopId, days, db);
}

/** All that a segment's report says of some days; of one version, of its own time. */
export async function loadSegmentFigures(shopId: number, which: Which, days: Days, db: Db = pool) {
  const { segmentId, version } = which;
  const versions = await listVersionTotals(shopId, segmentId, db);
  const shown = versions.find((one) => one.version === version) ?? null;
  const chosen = { segmentId, version: shown?.version ?? null };
  const span = shown ? { from: shown.from, until: shown.countedUntil ?? days.until } : days;
  const [history, totals, value, overlaps, times, crossSell, avoided, lifts] = await Promise.all([
    listSegmentDays(shopId, chosen, span, db),
    findSegmentTotals(shopId, chosen, span, db),
    findSegmentValue(shopId, segmentId, db),
    listOverlaps(shopId, segmentId, mostOverlaps, db),
    listTimesToOrder(shopId, chosen, span, db),
    findCrossSell(shopId, chosen, span, db),
    countSendsAvoided(shopId, chosen, span, db),
    listSegmentLifts(shopId, segmentId, db),
  ]);
  return { version: shown, span, history, totals, value, overlaps, times, crossSell, avoided, lifts, versions };
}

export type SegmentFigures = Awaited<ReturnType<typeof loadSegmentFigures>>;
