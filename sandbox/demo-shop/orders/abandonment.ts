import type { Factories } from "../../factories/factories";
import { DAY, instant, MINUTE } from "../../factories/instants";
import type { Random } from "../../factories/random";
import type { Cart, Checkout, Order, Shop } from "../../shopify/store/model";
import type { Good } from "../catalog/shelf";
import { fillBasket } from "../habits/basket";
import { momentOn } from "../habits/calendar";
import { drawTaste } from "../people/taste";
import type { Shopper } from "../shopper";
import { linesOf } from "./purchase";

const LATELY_DAYS = 21;
const counts = { carts: 46, checkouts: 38 };

/** Baskets of the last three weeks that were filled and left standing. Nobody knows whose the carts are. */
export function abandonedCarts(make: Factories, random: Random, goods: Good[]): Cart[] {
  return Array.from({ length: counts.carts }, () => {
    const { at, touchedAt } = lately(make, random);
    const lines = linesOf(make, fillBasket(random, goods, drawTaste(random), at, []));
    return make.cart({ lines, createdAt: instant(at), updatedAt: instant(touchedAt) });
  });
}

/** Checkouts of the last three weeks that stopped before the payment, by people who have not ordered since. */
export function abandonedCheckouts(
  make: Factories,
  random: Random,
  shop: Shop,
  goods: Good[],
  shoppers: Shopper[],
): Checkout[] {
  return random.sample(shoppers, counts.checkouts).flatMap((shopper) => {
    const { at, touchedAt } = lately(make, random);
    const lastOrderAt = shopper.orderTimes.at(-1) ?? -Infinity;
    const joinedAt = shopper.customer ? Date.parse(shopper.customer.createdAt) : -Infinity;
    if (at < Math.max(lastOrderAt, joinedAt)) return [];
    const token = make.random.hex(32);
    return make.checkout({
      ...owner(shopper),
      token,
      lines: linesOf(make, fillBasket(random, goods, shopper.taste, at, [])),
      recoveryUrl: recoveryUrl(shop, token),
      createdAt: instant(at),
      updatedAt: instant(touchedAt),
    });
  });
}

/** The checkout behind a web order: open for some minutes, then completed. */
export function completedCheckout(make: Factories, random: Random, shop: Shop, order: Order): Checkout[] {
  const tooOld = make.now.getTime() - Date.parse(order.processedAt) > LATELY_DAYS * DAY;
  if (tooOld || order.checkoutToken === null) return [];
  return [
    make.checkout({
      token: order.checkoutToken,
      cartToken: order.cartToken,
      customerId: order.customerId,
      email: order.email,
      lines: order.lines.map((line) => ({ ...line, id: make.numbers.id(), currentQuantity: line.quantity })),
      recoveryUrl: recoveryUrl(shop, order.checkoutToken),
      createdAt: instant(Date.parse(order.processedAt) - random.between(2, 25) * MINUTE),
      updatedAt: order.processedAt,
      completedAt: order.processedAt,
    }),
  ];
}

function owner({ customer, identity }: Shopper) {
  return customer ? { customer } : { email: identity.email };
}

export function recoveryUrl(shop: Shop, token: string): string {
  return `https://${shop.domain}/checkouts/cn/${token}/recover`;
}

function lately(make: Factories, random: Random): { at: number; touchedAt: number } {
  const now = make.now.getTime();
  const drawn = momentOn(random, now - (now % DAY) - random.between(0, LATELY_DAYS - 1) * DAY);
  const at = drawn < now ? drawn : drawn - DAY;
  return { at, touchedAt: Math.min(at + random.between(0, 40) * MINUTE, now) };
}
