import { toDecimal } from "../../../factories/money";
import type { Order, Refund } from "../../store/model";
import { type Listing, sortableId } from "../connection";
import { Entity, gid } from "../entity";
import type { View } from "../view";
import { wireTime } from "../wire";
import { lineItemEntity } from "./line-item";
import { minorBag, moneyBag } from "./money";

export function refundEntity(refund: Refund, order: Order, view: View): Entity {
  return new Entity("Refund", {
    id: gid("Refund", refund.id),
    legacyResourceId: refund.id,
    createdAt: wireTime(refund.createdAt),
    processedAt: wireTime(refund.createdAt),
    updatedAt: wireTime(refund.createdAt),
    note: refund.note,
    order: () => view.links.order(order),
    totalRefundedSet: () => moneyBag(refund.amount, order.currency),
    refundLineItems: (args) => view.list(refund.lines, refundLineListing(order, view), args),
  });
}

function refundLineListing(order: Order, view: View): Listing<Refund["lines"][number]> {
  return {
    typename: "RefundLineItemConnection",
    idOf: (returned) => returned.lineId,
    valueOf: (returned) => sortableId(returned.lineId),
    entity: (returned) =>
      new Entity("RefundLineItem", {
        id: gid("RefundLineItem", returned.lineId),
        quantity: returned.quantity,
        restocked: false,
        restockType: "NO_RESTOCK",
        subtotalSet: () => moneyBag(returned.subtotal, order.currency),
        totalTaxSet: () => minorBag(0, order.currency),
        priceSet: () => moneyBag(line(returned.lineId)?.price ?? toDecimal(0, order.currency), order.currency),
        lineItem: () => {
          const found = line(returned.lineId);
          return found && lineItemEntity(found, order, view);
        },
      }),
  };

  function line(id: string) {
    return order.lines.find((candidate) => candidate.id === id);
  }
}
