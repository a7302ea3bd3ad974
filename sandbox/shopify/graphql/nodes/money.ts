import { toDecimal } from "../../../factories/money";
import type { Decimal } from "../../store/model";
import { Entity } from "../entity";
import { wireDecimal } from "../wire";

export function moneyV2(amount: Decimal, currencyCode: string): Entity {
  return new Entity("MoneyV2", { amount: wireDecimal(amount), currencyCode });
}

/** An amount in both currencies of an order, which in the sandbox are one. */
export function moneyBag(amount: Decimal, currencyCode: string): Entity {
  const money = moneyV2(amount, currencyCode);
  return new Entity("MoneyBag", { shopMoney: money, presentmentMoney: money });
}

export function minorBag(minor: number, currencyCode: string): Entity {
  return moneyBag(toDecimal(minor, currencyCode), currencyCode);
}
