import { toDecimal } from "../../../factories/money";
import type { Order, Refund, Store } from "../../store/model";
import { idNumber, type PrintableObject, RawNumber } from "../json";
import { localTime } from "../local-time";
import { lineBasics } from "./line-item";
import { moneySet } from "./money-set";

/** refunds/create, and a refund inside its order. */
export function refundPayload(store: Store, order: Order, refund: Refund): PrintableObject {
  const createdAt = localTime(refund.createdAt, store.shop.ianaTimezone);
  const nothing = toDecimal(0, order.currency);
  return {
    id: idNumber(refund.id),
    order_id: idNumber(order.id),
    created_at: createdAt,
    note: refund.note,
    user_id: null,
    processed_at: createdAt,
    duties: [],
    total_duties_set: moneySet(nothing, order.currency),
    return: null,
    refund_shipping_lines: [],
    restock: false,
    admin_graphql_api_id: `gid://shopify/Refund/${refund.id}`,
    order_adjustments: [],
    refund_line_items: refund.lines.map((returned) => refundLine(store, order, returned)),
    transactions: [transaction(order, refund, createdAt)],
  };
}

/** A line that was given back. It goes by the id of the line; `subtotal` and `total_tax` really are JSON numbers. */
function refundLine(store: Store, order: Order, returned: Refund["lines"][number]): PrintableObject {
  const line = order.lines.find((candidate) => candidate.id === returned.lineId);
  const nothing = toDecimal(0, order.currency);
  return {
    id: idNumber(returned.lineId),
    quantity: returned.quantity,
    line_item_id: idNumber(returned.lineId),
    location_id: null,
    restock_type: "no_restock",
    subtotal: new RawNumber(returned.subtotal),
    total_tax: 0,
    subtotal_set: moneySet(returned.subtotal, order.currency),
    total_tax_set: moneySet(nothing, order.currency),
    line_item: line ? lineBasics(store, order, line) : null,
  };
}

/** The payment that went back; the model has one per refund, so it goes by the refund's id. */
function transaction(order: Order, refund: Refund, createdAt: string): PrintableObject {
  const unsettled = { amount: "0.0", currency: order.currency };
  return {
    id: idNumber(refund.id),
    order_id: idNumber(order.id),
    kind: "refund",
    gateway: "bogus",
    status: "success",
    message: null,
    created_at: createdAt,
    test: order.test,
    authorization: null,
    location_id: null,
    user_id: null,
    parent_id: null,
    processed_at: createdAt,
    device_id: null,
    error_code: null,
    source_name: order.sourceName,
    receipt: {},
    amount: refund.amount,
    currency: order.currency,
    payment_id: `${order.name}.1`,
    total_unsettled_set: { presentment_money: unsettled, shop_money: unsettled },
    manual_payment_gateway: false,
    amount_rounding: null,
    admin_graphql_api_id: `gid://shopify/OrderTransaction/${refund.id}`,
  };
}
