import { expect, it } from "vitest";
import { factories } from "../factories/factories";
import { storeOf } from "../factories/store";
import { demoShop } from "./demo-shop";
import { aboutToGoQuiet } from "./going-quiet";
import { stageOf } from "./lifecycle";
import { medianInterval } from "./median-interval";
import { orderTimesByPerson } from "./order-times";

const now = new Date("2026-06-15T10:00:00Z");

it("takes the lower median over persons, leaving out what was cancelled, tested, unknown or too late", () => {
  const make = factories(1, now);
  const [ada, bo] = [make.customer(), make.customer()];
  const on = (day: number) => `2026-05-${String(day).padStart(2, "0")}T00:00:00Z`;
  const store = storeOf({
    shop: make.shop(),
    orders: [
      make.order({ customer: ada, processedAt: on(11) }),
      make.order({ customer: ada, processedAt: on(1) }),
      make.order({ customer: ada, processedAt: on(2), test: true }),
      make.order({ customer: ada, processedAt: on(3), cancelledAt: on(4) }),
      make.order({ customer: bo, processedAt: on(1) }),
      make.order({ customer: bo, processedAt: on(5) }),
      make.order({ email: "guest@example.com", processedAt: on(1) }),
      make.order({ email: "guest@example.com", processedAt: on(7) }),
      make.order({ email: "guest@example.com", processedAt: on(20) }),
      make.order({ processedAt: on(1) }),
      make.order({ processedAt: on(2) }),
    ],
  });
  // Ten, four, six and thirteen days; the lower of the middle two is six.
  expect(medianInterval(store, now)).toBe(6 * 86_400);
  expect(medianInterval(store, new Date(on(8)))).toBe(4 * 86_400);
  expect(() => medianInterval(store, new Date(on(2)))).toThrow("Nobody ordered twice");
});

it("adds shoppers who turn dormant at the very second asked for", () => {
  const store = demoShop({ seed: 3, now });
  const rhythmSeconds = medianInterval(store, new Date("2026-06-01T00:00:00Z"));
  const before = { customers: store.customers.size, orders: store.orders.size };
  const inSeconds = [15, 20, 40];
  const added = aboutToGoQuiet({ store, seed: 3, now, rhythmSeconds, inSeconds });

  expect(store.customers.size).toBe(before.customers + 3);
  expect(store.orders.size).toBe(before.orders + 3);
  const times = orderTimesByPerson(store);
  added.forEach((customer, index) => {
    const crossing = now.getTime() + (inSeconds[index] ?? 0) * 1000;
    const stageAt = (time: number) => stageOf(times.get(customer.id) ?? [], rhythmSeconds, new Date(time));
    expect(customer.emailConsent.state).toBe("subscribed");
    expect([stageAt(crossing), stageAt(crossing + 1000)]).toEqual(["new", "dormant"]);
  });
  expect(medianInterval(store, now)).toBe(medianInterval(demoShop({ seed: 3, now }), now));
});
