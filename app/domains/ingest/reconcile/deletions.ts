import type { Facts } from "../model";
import type { ReconcileKind } from "./model";

/** What it means that Shopify no longer has these objects. */
export function deletionsOf(kind: ReconcileKind, ids: readonly string[], deletedAt: Date): Partial<Facts> {
  switch (kind) {
    case "customers":
      return { customerDeletions: ids.map((customerId) => ({ customerId, deletedAt })) };
    case "products":
      return { catalogDeletions: ids.map((id) => ({ kind: "product", id, deletedAt })) };
    case "collections":
      return { catalogDeletions: ids.map((id) => ({ kind: "collection", id, deletedAt })) };
    case "orders":
      return { orderDeletions: ids.map((orderId) => ({ orderId, deletedAt })) };
    default:
      return kind satisfies never;
  }
}
