import fc from "fast-check";
import { cancelled } from "../../sandbox/factories/cancellation";
import { factories, type Factories } from "../../sandbox/factories/factories";
import { DAY, instant } from "../../sandbox/factories/instants";
import { toDecimal } from "../../sandbox/factories/money";
import { refunded } from "../../sandbox/factories/refund";
import { storeOf } from "../../sandbox/factories/store";
import type { Order, Store } from "../../sandbox/shopify/store/model";
import { serialize } from "../../sandbox/shopify/webhooks/json";
import { orderPayload } from "../../sandbox/shopify/webhooks/payloads";
import { paidAbroad } from "./paid-abroad";

const line = fc.record({
  unitMinor: fc.integer({ min: 0, max: 9_999_999 }),
  quantity: fc.integer({ min: 1, max: 7 }),
  discountPercent: fc.constantFrom(0, 0, 10, 33, 100),
});
const order = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  shippingMinor: fc.integer({ min: 0, max: 9999 }),
  buyer: fc.constantFrom("customer", "guest", "nobody"),
  isTest: fc.constantFrom(false, false, false, true),
  hasCode: fc.boolean(),
  isPaid: fc.boolean(),
  isFulfilled: fc.boolean(),
  end: fc.constantFrom("kept", "one line back", "twice", "all back", "cancelled"),
  abroad: fc.option(fc.constantFrom({ currency: "JPY", rate: 1.87 }, { currency: "KWD", rate: 3.95 })),
});

/** A shop's currency and what happened to its orders, for fast-check. */
export const orderPlans = fc.record({
  currency: fc.constantFrom("GBP", "JPY", "KWD"),
  orders: fc.array(order, { minLength: 1, maxLength: 8 }),
});
export type OrderPlans = typeof orderPlans extends fc.Arbitrary<infer Value> ? Value : never;
type OrderPlan = OrderPlans["orders"][number];

/** A store in which it all happened, and for each order the delivery that tells of it. */
export function storeAsPlanned({ currency, orders: plans }: OrderPlans, now: Date): { store: Store; bodies: string[] } {
  const make = factories(1, now);
  const product = make.product();
  const customer = make.customer({ email: "ada@example.com" });
  const store = storeOf({ shop: make.shop({ currency }), products: [product], customers: [customer] });
  const bodies = plans.map((plan, i) => {
    const money = (minor: number) => toDecimal(minor, currency);
    const placed = make.order({
      ...(plan.buyer === "customer" && { customer }),
      ...(plan.buyer === "guest" && { email: `guest-${i}@example.com` }),
      test: plan.isTest,
      currency,
      shippingPrice: money(plan.shippingMinor),
      discountCodes: plan.hasCode ? [{ code: "SPRING", amount: money(100) }] : [],
      lines: plan.lines.map(({ unitMinor, quantity, discountPercent }) =>
        make.line(product, {
          quantity,
          price: money(unitMinor),
          discount: money(Math.floor((unitMinor * quantity * discountPercent) / 100)),
        }),
      ),
      financialStatus: plan.isPaid ? "paid" : "pending",
      fulfillmentStatus: plan.isFulfilled ? "fulfilled" : null,
      processedAt: instant(now.getTime() - 9 * DAY),
    });
    const ended = endOf(placed, plan, make);
    store.orders.set(ended.id, ended);
    const payload = orderPayload(store, ended);
    const abroad = plan.abroad?.currency === currency ? null : plan.abroad;
    return serialize(abroad ? paidAbroad(payload, ended, abroad) : payload);
  });
  return { store, bodies };
}

function endOf(order: Order, { end, isPaid }: OrderPlan, make: Factories): Order {
  const createdAt = (days: number) => instant(make.now.getTime() - days * DAY);
  const [first] = order.lines;
  const oneBack = { lines: first ? [{ lineId: first.id, quantity: 1 }] : [], createdAt: createdAt(5) };
  const allBack = (of: Order) => make.refund(of, { createdAt: createdAt(3) });
  if (end === "kept" || !isPaid) return order;
  if (end === "one line back") return refunded(order, make.refund(order, oneBack));
  if (end === "all back") return refunded(order, allBack(order));
  if (end === "cancelled") {
    return cancelled(order, { cancelledAt: createdAt(3), reason: "customer", refund: allBack(order) });
  }
  const afterOne = refunded(order, make.refund(order, oneBack));
  return refunded(afterOne, allBack(afterOne));
}
