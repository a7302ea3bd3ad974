import { z } from "zod";
import { viewComparison } from "~/components/reports/comparison-view";
import { compareSegments, loadMeasures } from "~/domains/reports/index.server";
import { listSegments } from "~/domains/segments/index.server";
import type { Shop } from "~/domains/shops/model";
import { notFound } from "~/doors/require-shop.server";
import type { Days } from "~/lib/report-period";
import type { ReportTable } from "~/lib/report-table";

const SegmentId = z.coerce.number().int().positive();

interface Comparison {
  /** What can be chosen from. */
  segments: { id: number; name: string }[];
  /** Null where the shop has no two segments. */
  chosen: { first: number; second: number; shared: number | null; table: ReportTable } | null;
}

/** The two segments that an address names, or the first two, measure by measure. */
export async function loadComparison(shop: Shop, days: Days, params: URLSearchParams): Promise<Comparison> {
  const segments = (await listSegments(shop.id)).map(({ id, name }) => ({ id, name }));
  const [first, second] = choose(segments, params);
  if (!first || !second) return { segments, chosen: null };
  const { shared, ...measures } = await loadMeasures(shop.id, [first.id, second.id], days);
  const compared = compareSegments(measures.first, measures.second);
  const table = viewComparison(compared, [first.name, second.name], shop.currency);
  return { segments, chosen: { first: first.id, second: second.id, shared, table } };
}

/** The same for its file. */
export async function comparisonTable(shop: Shop, days: Days, params: URLSearchParams): Promise<ReportTable> {
  const { chosen } = await loadComparison(shop, days, params);
  if (!chosen) throw notFound();
  return chosen.table;
}

function choose(segments: Comparison["segments"], params: URLSearchParams) {
  const named = (name: string) => {
    const id = SegmentId.safeParse(params.get(name));
    if (!params.has(name)) return undefined;
    return segments.find((segment) => segment.id === id.data) ?? none();
  };
  const first = named("a") ?? segments[0];
  return [first, named("b") ?? segments.find((segment) => segment !== first)] as const;
}

function none(): never {
  throw notFound();
}
