import type { Shop } from "~/domains/shops/model";
import { readPeriod, type Period } from "~/lib/report-period";
import { sortRows, type ReportTable } from "~/lib/report-table";
import { reportFile } from "./report-file";
import { requireShop } from "./require-shop.server";

/** A report's table as a file: of the period and in the order that the address asks for, as on its page. */
export async function exportReport(
  request: Request,
  name: string,
  tableOf: (shop: Shop, period: Period, params: URLSearchParams) => Promise<ReportTable>,
): Promise<Response> {
  const shop = await requireShop(request);
  const params = new URL(request.url).searchParams;
  const table = await tableOf(shop, readPeriod(params, new Date(), shop.timezone), params);
  return reportFile(sortRows(table, params.get("sort")), name);
}
