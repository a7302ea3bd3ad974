import { toDecimal, toMinor } from "../../sandbox/factories/money";
import { sum } from "../../sandbox/factories/totals";
import type { Order, Refund } from "../../sandbox/shopify/store/model";
import { type Printable, type PrintableObject, RawNumber } from "../../sandbox/shopify/webhooks/json";

/** The currency a shopper paid in, and how many of its minor units stand for one of the shop's. */
export interface Abroad {
  currency: string;
  rate: number;
}

/**
 * An order's delivery when its shopper paid in another currency: shop money stays as it is, presentment money and the
 * transactions are in the shopper's, and a refund names the shipping it gives back.
 */
export function paidAbroad(payload: PrintableObject, order: Order, { currency, rate }: Abroad): PrintableObject {
  // Nothing is written as "0.00" in every currency.
  const here = (amount: string) => toMinor(amount.replace(/\.0+$/, ""), order.currency);
  const there = (amount: string) => toDecimal(Math.round(here(amount) * rate), currency);
  const refunds = new Map(order.refunds.map((refund) => [refund.id, refund]));

  const convert = (object: PrintableObject): PrintableObject => {
    const { shop_money: money, id, kind, amount } = object;
    if (isMoney(money)) {
      return { ...object, presentment_money: { amount: there(money.amount), currency_code: currency } };
    }
    if (kind === "refund" && typeof amount === "string") return { ...object, amount: there(amount), currency };
    const refund = id instanceof RawNumber && "refund_shipping_lines" in object ? refunds.get(id.digits) : undefined;
    return refund ? { ...object, refund_shipping_lines: shippingLines(refund) } : object;
  };
  const shippingLines = (refund: Refund): PrintableObject[] => {
    const shippingMinor = here(refund.amount) - sum(refund.lines.map(({ subtotal }) => here(subtotal)));
    const money = { amount: toDecimal(shippingMinor, order.currency), currency_code: order.currency };
    return shippingMinor === 0 ? [] : [convert({ subtotal_amount_set: convert({ shop_money: money }) })];
  };
  return { ...eachObject(payload, convert), presentment_currency: currency };
}

function eachObject(object: PrintableObject, change: (object: PrintableObject) => PrintableObject): PrintableObject {
  const inside = (value: Printable): Printable => {
    if (Array.isArray(value)) return value.map(inside);
    if (value instanceof RawNumber || typeof value !== "object" || value === null || !isObject(value)) return value;
    return eachObject(value, change);
  };
  return change(Object.fromEntries(Object.entries(object).map(([key, value]) => [key, inside(value)])));
}

function isMoney(value: Printable | undefined): value is { amount: string; currency_code: string } {
  return typeof value === "object" && value !== null && "amount" in value && typeof value["amount"] === "string";
}

function isObject(value: Printable): value is PrintableObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
