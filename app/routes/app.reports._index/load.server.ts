import { formatDay } from "~/components/dates";
import { changeWords } from "~/components/reports/change-words";
import { figureWords, type FigureName } from "~/components/reports/figure-words";
import { clickRate } from "~/components/reports/result-table";
import {
  findFirstDay,
  judgeKinds,
  listCampaignReport,
  listFlowReport,
  listResultDays,
  listSales,
  listSegmentReport,
  sumResults,
  sumSales,
} from "~/domains/reports/index.server";
import type { NamedResult, Result } from "~/domains/reports/model";
import type { Shop } from "~/domains/shops/model";
import { everyDay, type Days, type Period } from "~/lib/report-period";
import { shareOf, shownCell, type CellKind, type ReportTable } from "~/lib/report-table";

/** The report on everything: figures against those before, day by day, and what stands out. */
export async function loadOverview({ id, currency }: Shop, period: Period) {
  const [result, resultBefore, sales, salesBefore, days, kinds, firstDay] = await Promise.all([
    sumResults(id, period),
    sumResults(id, period.before),
    sumSales(id, period),
    sumSales(id, period.before),
    loadDays(id, currency, period),
    loadKinds(id, period),
    findFirstDay(id),
  ]);
  const figures = measure(result, sales.revenueMinor);
  const before = measure(resultBefore, salesBefore.revenueMinor);
  return {
    foreignOrders: sales.foreignOrders,
    figures: figures.map(({ label, kind, value }, at) => ({
      label,
      value: shownCell(kind, value, currency),
      change:
        label === "Revenue of the shop" && firstDay !== null && firstDay > period.before.from
          ? `known only since ${dayWords(firstDay)}`
          : changeWords(value, before[at]?.value ?? null, period.length),
      how: figureWords[label],
    })),
    days,
    kinds: judgeKinds(kinds, result),
  };
}

/** A day of the calendar, wherever on earth. */
const dayWords = (day: string) => formatDay(new Date(`${day}T00:00:00Z`), "UTC");

interface Measured {
  label: FigureName;
  kind: CellKind;
  value: number | null;
}

function measure(result: Result, revenueMinor: number): Measured[] {
  return [
    { label: "Revenue of the shop", kind: "money", value: revenueMinor },
    { label: "Revenue credited to mail", kind: "money", value: result.revenueMinor },
    { label: "Orders credited to mail", kind: "count", value: result.orders },
    { label: "Revenue per mail", kind: "money", value: shareOf(result.revenueMinor, result.sent) },
    { label: "Sent", kind: "count", value: result.sent },
    { label: "Delivered", kind: "count", value: result.delivered },
    { label: "Clicked", kind: "count", value: result.clicked },
    { label: "Click rate", kind: "share", value: clickRate(result) },
    { label: "Unsubscribed", kind: "count", value: result.unsubscribed },
    { label: "Complaints", kind: "count", value: result.complained },
  ];
}

/** What the charts and the file are made of: each day of the period, also those on which nothing happened. */
async function loadDays(shopId: number, currency: string, period: Days): Promise<ReportTable> {
  const [sales, results] = await Promise.all([listSales(shopId, period), listResultDays(shopId, period)]);
  const sold = new Map(sales.map((day) => [day.day, day]));
  const mailed = new Map(results.map((day) => [day.day, day]));
  return {
    currency,
    columns: [
      { title: "Day", kind: "text" },
      { title: "Revenue of the shop", kind: "money" },
      { title: "Revenue credited to mail", kind: "money" },
      ...["Orders credited to mail", "Sent", "Delivered", "Clicked", "Unsubscribed", "Complaints"].map(
        (title) => ({ title, kind: "count" }) as const,
      ),
    ],
    rows: everyDay(period).map((day) => {
      const [own, mail] = [sold.get(day), mailed.get(day)];
      const counts = [mail?.orders, mail?.sent, mail?.delivered, mail?.clicked, mail?.unsubscribed, mail?.complained];
      return {
        id: day,
        cells: [day, own?.revenueMinor ?? 0, mail?.revenueMinor ?? 0, ...counts.map((count) => count ?? 0)],
      };
    }),
  };
}

/** The table of days, for its file. */
export const overviewTable = ({ id, currency }: Shop, period: Period) => loadDays(id, currency, period);

/** Flows, campaigns and segments as kinds of mail; each mail is of one of the first two, and maybe of a segment besides. */
async function loadKinds(shopId: number, period: Days) {
  const [flows, campaigns, segments] = await Promise.all([
    listFlowReport(shopId, period),
    listCampaignReport(shopId, period),
    listSegmentReport(shopId, period),
  ]);
  const kind =
    (what: string, path: string) =>
    ({ id, name, sent, orders }: NamedResult) =>
      name === null ? [] : [{ name: `${what} “${name}”`, url: `${path}/${id}`, sent, orders }];
  return [
    ...flows.flatMap(kind("Flow", "/app/flows")),
    ...campaigns.flatMap(kind("Campaign", "/app/campaigns")),
    ...segments.flatMap(kind("Segment", "/app/reports/segments")),
  ];
}
