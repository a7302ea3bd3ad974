import { formatDay, formatTime } from "~/components/dates";
import { associate, BehavioursFound, findLook, type Association } from "~/domains/reports/index.server";
import type { Shop } from "~/domains/shops/model";
import type { ReportTable } from "~/lib/report-table";

const mostDrawn = 12;

/** What the page shows; null when nobody has looked yet. */
export async function viewBehaviours(shop: Shop) {
  const look = await findLook(shop.id, "behaviours", BehavioursFound);
  if (!look) return null;
  const found = associate(look.found);
  const drawn = found.filter(({ isClear }) => isClear).slice(0, mostDrawn);
  return {
    ...{ lookedAt: formatTime(look.lookedAt, shop.timezone), cutAt: formatDay(look.found.cutAt, shop.timezone) },
    ...{ shoppers: look.found.shoppers, ordered: look.found.ordered },
    drawn: drawn.map(({ label, lift, low, high }) => ({ label, lift, low, high })),
    chart: tableOf(drawn, shop.currency),
    table: tableOf(found, shop.currency),
  };
}

function tableOf(found: readonly Association[], currency: string): ReportTable {
  return {
    currency,
    columns: [
      { title: "What they did", kind: "text" },
      { title: "Did it", kind: "count" },
      { title: "Of them ordered", kind: "share" },
      { title: "Of the others ordered", kind: "share" },
      { title: "Times as often", kind: "text" },
      { title: "Interval of 95 %", kind: "text" },
      { title: "What can be said", kind: "text" },
    ],
    rows: found.map(({ key, label, did, didRate, notRate, lift, low, high, isClear }) => ({
      id: key,
      cells: [
        ...[label, did, didRate, notRate, times(lift), `${times(low)} to ${times(high)}`],
        isClear ? (lift > 1 ? "Goes with buying" : "Goes with not buying") : "May be chance",
      ],
    })),
  };
}

function times(ratio: number): string {
  return ratio.toFixed(ratio < 10 ? 2 : 1);
}
