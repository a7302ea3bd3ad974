import type { Decimal } from "../../store/model";
import type { PrintableObject } from "../json";

/** One amount in both currencies of an order. A sandbox store sells in its own currency only, so they are the same. */
export function moneySet(amount: Decimal, currency: string): PrintableObject {
  const money = { amount, currency_code: currency };
  return { shop_money: money, presentment_money: money };
}
