import type { Result } from "~/domains/reports/model";
import { shareOf, type ReportCell, type ReportColumn } from "~/lib/report-table";

/** What every report says of mail, in this order. */
export const resultColumns: readonly ReportColumn[] = [
  { title: "Sent", kind: "count" },
  { title: "Delivered", kind: "count" },
  { title: "Clicked", kind: "count" },
  { title: "Click rate", kind: "share" },
  { title: "Unsubscribed", kind: "count" },
  { title: "Complaints", kind: "count" },
  { title: "Orders", kind: "count" },
  { title: "Revenue", kind: "money" },
  { title: "Per mail", kind: "money" },
];

export function resultCells(result: Result): ReportCell[] {
  const { sent, delivered, clicked, unsubscribed, complained, orders, revenueMinor } = result;
  return [
    ...[sent, delivered, clicked, clickRate(result), unsubscribed, complained, orders],
    ...[revenueMinor, shareOf(revenueMinor, sent)],
  ];
}

/** What was delivered yesterday may be clicked today: there are never more clicks than mails. */
export function clickRate({ clicked, delivered }: Pick<Result, "clicked" | "delivered">): number | null {
  return shareOf(Math.min(clicked, delivered), delivered);
}
