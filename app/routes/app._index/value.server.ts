import { mailLift } from "~/components/experiments/mail-lift";
import { listExperiments, listLastLooks } from "~/domains/experiments/index.server";
import { sumResults, sumSales } from "~/domains/reports/index.server";
import type { Shop } from "~/domains/shops/model";
import { formatMoney } from "~/lib/money";
import { readPeriod } from "~/lib/report-period";

/** What mail was worth lately: what is credited to it of all that was sold, and what would not have come without it. */
export async function loadValue({ id, currency, timezone }: Shop, now: Date) {
  const period = readPeriod(new URLSearchParams(), now, timezone);
  const [{ revenueMinor: credited }, { revenueMinor: sold }, experiments, looks] = await Promise.all([
    sumResults(id, period),
    sumSales(id, period),
    listExperiments(id),
    listLastLooks(id),
  ]);
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency });
  return {
    credited: money(credited),
    creditedOf: `of ${money(sold)} in ${period.length} days`,
    lift: mailLift(experiments, looks),
  };
}
