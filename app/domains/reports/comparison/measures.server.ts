import type { Days } from "~/lib/report-period";
import { noResult } from "../results/model";
import { listSegmentReport } from "../results/queries.server";
import type { SegmentMeasures } from "./model";
import { findMembers, findShared, sumCredits } from "./queries.server";

/** What two segments are compared by, and how many shoppers are in both; null where that is not known. */
export async function loadMeasures(
  shopId: number,
  ids: readonly [number, number],
  days: Days,
): Promise<{ first: SegmentMeasures; second: SegmentMeasures; shared: number | null }> {
  const [members, results, credits, shared] = await Promise.all([
    findMembers(shopId, ids),
    listSegmentReport(shopId, days),
    sumCredits(shopId, ids, days),
    findShared(shopId, ids),
  ]);
  const of = (id: number): SegmentMeasures => {
    const result = results.find((one) => one.id === id) ?? noResult;
    const credit = credits.get(id) ?? { buyers: 0, sum: 0, sumSquares: 0 };
    return { members: members.get(id) ?? null, result, credit: { people: result.sent, ...credit } };
  };
  return { first: of(ids[0]), second: of(ids[1]), shared };
}
