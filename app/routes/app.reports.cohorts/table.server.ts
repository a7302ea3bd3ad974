import { openColumns, viewCohorts } from "~/components/reports/cohort-view";
import { arrangeCohorts, listCohortMonths, monthAfter } from "~/domains/reports/index.server";
import type { Shop } from "~/domains/shops/model";
import type { Period } from "~/lib/report-period";

/** So many cohorts are shown. */
const mostCohorts = 18;

/** Who first bought in a month, and who of them bought again or what they have spent since. */
export async function loadCohorts({ id, currency }: Shop, { until }: Pick<Period, "until">, params: URLSearchParams) {
  const thisMonth = until.slice(0, 7);
  const rows = await listCohortMonths(id, monthAfter(thisMonth, 1 - mostCohorts));
  const cohorts = arrangeCohorts(rows, thisMonth);
  const shows = params.get("show") === "spent" ? "spent" : "bought";
  return { shows, openAt: openColumns(cohorts), table: viewCohorts(cohorts, { currency, shows }) } as const;
}

/** The same for its file. */
export async function cohortTable(...asked: Parameters<typeof loadCohorts>) {
  return (await loadCohorts(...asked)).table;
}
