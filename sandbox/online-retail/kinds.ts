import type { Row } from "./rows";

/** What an invoice line is to a shop: something sold, something taken back, or nothing that belongs to an order. */
export type RowKind = "sale" | "cancellation" | "no customer" | "adjustment" | "no price" | "no quantity";

export function kindOf(row: Row): RowKind {
  if (row.customer === null) return "no customer";
  if (row.invoice.startsWith("A")) return "adjustment";
  if (row.invoice.startsWith("C")) return "cancellation";
  if (row.quantity <= 0) return "no quantity";
  return row.priceMills > 0 ? "sale" : "no price";
}
