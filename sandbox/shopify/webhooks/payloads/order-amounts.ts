import { toDecimal, toMinor } from "../../../factories/money";
import { orderTotals, sum } from "../../../factories/totals";
import type { Order } from "../../store/model";
import type { Printable, PrintableObject } from "../json";
import { moneySet } from "./money-set";

/** All of an order's sums: as it was placed, and as it is now after refunds. Sandbox stores charge no tax. */
export function orderAmounts(order: Order): PrintableObject {
  const { currency } = order;
  const totals = orderTotals(order);
  const returnedLines = order.refunds.flatMap((refund) => refund.lines.map((line) => toMinor(line.subtotal, currency)));
  const subtotalMinor = totals.linesMinor - totals.discountMinor;
  const unpaid = order.financialStatus === "pending";

  const amounts = {
    current_subtotal_price: subtotalMinor - sum(returnedLines),
    current_total_discounts: totals.discountMinor,
    current_total_price: totals.currentMinor,
    current_total_tax: 0,
    subtotal_price: subtotalMinor,
    total_discounts: totals.discountMinor,
    total_line_items_price: totals.linesMinor,
    total_price: totals.totalMinor,
    total_tax: 0,
  };
  const setsOnly = {
    current_shipping_price_set: totals.shippingMinor,
    total_cash_rounding_payment_adjustment_set: 0,
    total_cash_rounding_refund_adjustment_set: 0,
    total_shipping_price_set: totals.shippingMinor,
  };
  const plain = Object.entries(amounts).flatMap(([key, minor]) => {
    const amount = toDecimal(minor, currency);
    return [entry(key, amount), entry(`${key}_set`, moneySet(amount, currency))];
  });
  const sets = Object.entries(setsOnly).map(([key, minor]) =>
    entry(key, moneySet(toDecimal(minor, currency), currency)),
  );

  return {
    ...Object.fromEntries([...plain, ...sets]),
    current_total_additional_fees_set: null,
    current_total_duties_set: null,
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    total_outstanding: toDecimal(unpaid ? totals.currentMinor : 0, currency),
    total_tip_received: toDecimal(0, currency),
  };
}

function entry(key: string, value: Printable): [string, Printable] {
  return [key, value];
}
