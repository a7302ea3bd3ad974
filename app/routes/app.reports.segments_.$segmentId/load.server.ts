import { z } from "zod";
import { formatTime } from "~/components/dates";
import { findWindowDays } from "~/domains/attribution/index.server";
import { findRollupState, loadSegmentFigures } from "~/domains/reports/index.server";
import { findSegment } from "~/domains/segments/index.server";
import type { Shop } from "~/domains/shops/model";
import { readPeriod } from "~/lib/report-period";
import { Serial } from "~/lib/serial";

const Version = z.coerce.number().int().min(1).max(1_000_000).nullable().catch(null);

/** A segment's report as an address asks for it; null when the shop has no such segment. */
export async function loadReport(shop: Shop, asked: string | undefined, params: URLSearchParams, now: Date) {
  const segmentId = Serial.safeParse(asked);
  const segment = segmentId.success ? await findSegment(shop.id, segmentId.data) : null;
  if (!segment) return null;
  const period = readPeriod(params, now, shop.timezone);
  const version = Version.parse(params.get("version"));
  const [figures, windowDays, state] = await Promise.all([
    loadSegmentFigures(shop.id, { segmentId: segment.id, version }, period),
    findWindowDays(shop.id),
    findRollupState(shop.id),
  ]);
  return {
    segment: { id: segment.id, name: segment.name },
    ...{ period, figures, windowDays },
    currency: shop.currency,
    addedUpAt: state && formatTime(state.rolledAt, shop.timezone),
    timezone: shop.timezone,
  };
}

export type LoadedReport = NonNullable<Awaited<ReturnType<typeof loadReport>>>;
