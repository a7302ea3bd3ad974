import type { Cart, Checkout, Customer } from "../shopify/store/model";
import { HOUR, instant } from "./instants";
import type { Kit } from "./kit";
import { buildCustomLine } from "./order";

export interface CheckoutGiven extends Partial<Checkout> {
  customer?: Customer;
}

/** A cart left an hour ago with one custom line in it, unless told otherwise. */
export function buildCart(kit: Kit, given: Partial<Cart> = {}): Cart {
  const createdAt = given.createdAt ?? instant(kit.now.getTime() - HOUR);
  return {
    token: kit.random.hex(32),
    lines: given.lines ?? [buildCustomLine(kit)],
    currency: "GBP",
    createdAt,
    updatedAt: createdAt,
    ...given,
  };
}

/** An open checkout of an hour ago, unless told otherwise. */
export function buildCheckout(kit: Kit, { customer, ...given }: CheckoutGiven = {}): Checkout {
  const token = given.token ?? kit.random.hex(32);
  const createdAt = given.createdAt ?? instant(kit.now.getTime() - HOUR);
  return {
    token,
    cartToken: kit.random.hex(32),
    customerId: customer?.id ?? null,
    email: customer?.email ?? null,
    lines: given.lines ?? [buildCustomLine(kit)],
    currency: "GBP",
    recoveryUrl: `https://corner-shop.example.com/checkouts/${token}/recover`,
    createdAt,
    updatedAt: createdAt,
    completedAt: null,
    ...given,
  };
}
