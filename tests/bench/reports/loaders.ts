import type { Shop } from "~/domains/shops/model";
import { readPeriod } from "~/lib/report-period";
import { now, shownSegment } from "./world";

const { loadHome } = await import("~/routes/app._index/load.server");
const { segmentTable } = await import("~/routes/app.reports.segments/table.server");
const { loadReport } = await import("~/routes/app.reports.segments_.$segmentId/load.server");
const { loadOverview } = await import("~/routes/app.reports._index/load.server");
const { flowTable } = await import("~/routes/app.reports.flows/table.server");
const { campaignTable } = await import("~/routes/app.reports.campaigns/table.server");
const { messageTable } = await import("~/routes/app.reports.messages/table.server");
const { quizTable } = await import("~/routes/app.reports.quizzes/table.server");
const { loadCohorts } = await import("~/routes/app.reports.cohorts/table.server");
const { loadComparison } = await import("~/routes/app.reports.compare/table.server");

/** What a report's page, or home, waits for, by its name. Whoever makes a report puts its loader here. */
export function loadersOf(shop: Shop, days: number): Record<string, () => Promise<unknown>> {
  const params = new URLSearchParams({ days: String(days), a: "1", b: "2" });
  const period = readPeriod(params, now, shop.timezone);
  return {
    home: () => loadHome(shop, now),
    overview: () => loadOverview(shop, period),
    segments: () => segmentTable(shop, period),
    "one segment": () => loadReport(shop, String(shownSegment), params, now),
    flows: () => flowTable(shop, period),
    campaigns: () => campaignTable(shop, period),
    messages: () => messageTable(shop, period),
    quizzes: () => quizTable(shop, period),
    cohorts: () => loadCohorts(shop, period, params),
    compare: () => loadComparison(shop, period, params),
  };
}
