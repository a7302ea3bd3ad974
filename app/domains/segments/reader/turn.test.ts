import fc from "fast-check";
import { expect, test } from "vitest";
import { contextOf, shopHistories } from "../../../../tests/support/segments/histories";
import { nearDefinitions } from "../../../../tests/support/segments/near-definitions";
import { event, order, shopAt, somebody } from "../../../../tests/support/segments/stories";
import { ago, followedBy, happened, is, isNull } from "../../../../tests/support/segments/trees";
import type { Definition } from "../model";
import type { ProfileFacts, ReadContext } from "./facts";
import { known } from "./known";
import { read } from "./read";
import { heldSince, nextChange } from "./turn";

const until = new Date("2026-12-31T00:00:00Z");
const turn = (definition: Definition, facts: Partial<ProfileFacts>, context: ReadContext) =>
  nextChange(definition, somebody(facts), context, until)?.toISOString() ?? null;

test("a date so many days ago turns at a midnight of the shop, on the right side of a change of clocks", () => {
  const orders = [order("2026-03-01T15:00:00Z")];
  const silent = is("last_order_date", "<", ago(27, "d"));
  expect(turn(silent, { orders }, shopAt("2026-03-20T12:00:00Z"))).toBe("2026-03-29T00:00:00.000Z");
  const silentMonth = is("last_order_date", "<", ago(1, "m"));
  expect(turn(silentMonth, { orders }, shopAt("2026-03-20T12:00:00Z"))).toBe("2026-04-01T23:00:00.000Z");
  expect(turn(silentMonth, { orders }, shopAt("2026-04-20T12:00:00Z"))).toBeNull();
});

test("hours end a moment after the last one, and a wait is over at its very end", () => {
  const events = [event("cart_updated", "2026-06-10T12:00:00Z")];
  const shop = shopAt("2026-06-10T13:00:00Z");
  const lately = happened("cart_updated", is("date", ">=", ago(24, "h")));
  expect(turn(lately, { events }, shop)).toBe("2026-06-11T12:00:00.001Z");
  const noOrder = followedBy("orders_placed", { negated: true, within: { amount: 24, unit: "h" } });
  expect(turn(happened("cart_updated", noOrder), { events }, shop)).toBe("2026-06-11T12:00:00.000Z");
});

test("stages end when they say, one after the other, and a checkout is abandoned after ten minutes", () => {
  const orders = [order("2026-06-01T12:00:00Z")];
  const shop = shopAt("2026-06-10T13:00:00Z");
  expect(turn(is("lifecycle_stage", "=", "new"), { orders }, shop)).toBe("2026-08-30T12:00:00.000Z");
  expect(turn(is("lifecycle_stage", "=", "lost"), { orders }, shop)).toBe("2026-11-28T12:00:00.000Z");
  const checkouts = [{ token: "a", startedAt: new Date("2026-06-10T12:55:00Z"), completedAt: null, deletedAt: null }];
  expect(turn(isNull("abandoned_checkout_date"), { checkouts }, shop)).toBe("2026-06-10T13:05:00.000Z");
});

test("what is already known of the future is not waited for", () => {
  const orders = [
    order("2026-06-20T12:00:00Z"),
    order("2026-06-01T12:00:00Z", [], { cancelledAt: new Date("2026-06-21") }),
  ];
  expect(turn(is("number_of_orders", "=", 1), { orders }, shopAt("2026-06-10T13:00:00Z"))).toBeNull();
});

test("until the next change the verdict stays, at whatever instant it is asked, and there it is another", () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 10 * 86_400_000 }), { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(shopHistories({ profiles: 1 }), nearDefinitions, lengths, (history, definition, later) => {
      const context = contextOf(history);
      const end = new Date(history.asOf.getTime() + 10 * 86_400_000);
      for (const profile of history.profiles) {
        const present = known(profile, history.asOf);
        const readAt = (asOf: Date) => read(definition, present, { ...context, asOf });
        const change = nextChange(definition, profile, context, end);
        if (change) expect(readAt(change)).not.toBe(readAt(history.asOf));
        for (const at of later.map((length) => new Date(history.asOf.getTime() + length))) {
          if (!change || at < change) expect(readAt(at)).toBe(readAt(history.asOf));
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("a verdict holds since what happened, since a day began or since a wait was over", () => {
  const shop = shopAt("2026-06-20T12:00:00Z");
  const since = (definition: Definition, facts: Partial<ProfileFacts>) =>
    heldSince(definition, somebody(facts), shop, new Date("2025-06-20T12:00:00Z"))?.toISOString();
  const orders = [order("2026-04-01T12:00:00Z"), order("2026-05-10T15:00:00Z")];
  expect(since(is("number_of_orders", ">=", 2), { orders })).toBe("2026-05-10T15:00:00.000Z");
  expect(since(is("last_order_date", "<", ago(30, "d")), { orders })).toBe("2026-06-09T23:00:00.000Z");
  const refunds = [{ refundId: "1", amountMinor: 100, refundedAt: new Date("2026-05-12T10:00:00Z") }];
  const refunded = [order("2026-05-10T15:00:00Z", ["101"], { refunds })];
  expect(since(happened("orders_placed", is("refunded", "=", true)), { orders: refunded })).toBe(
    "2026-05-12T10:00:00.000Z",
  );
  const events = [event("cart_updated", "2026-06-10T12:00:00Z")];
  const noOrder = followedBy("orders_placed", { negated: true, within: { amount: 24, unit: "h" } });
  expect(since(happened("cart_updated", noOrder), { events })).toBe("2026-06-11T12:00:00.000Z");
  const consents = [{ state: "subscribed" as const, occurredAt: new Date("2026-02-01T00:00:00Z") }];
  expect(since(is("email_subscription_status", "=", "SUBSCRIBED"), { consents })).toBe("2026-02-01T00:00:00.000Z");
  expect(since(is("lifecycle_stage", "=", "dormant"), { orders: [order("2026-03-01T12:00:00Z")] })).toBe(
    "2026-05-30T12:00:00.000Z",
  );
  expect(since(is("number_of_orders", "=", 0), {})).toBe("2025-06-20T12:00:00.000Z");
});

test("since then the verdict was the same, and just before it was another", () => {
  const lengths = fc.array(fc.nat(20 * 86_400_000), { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(shopHistories({ profiles: 1 }), nearDefinitions, lengths, (history, definition, ago) => {
      const context = contextOf(history);
      for (const profile of history.profiles) {
        const readAt = (time: number) => read(definition, profile, { ...context, asOf: new Date(time) });
        const from = history.asOf.getTime() - 20 * 86_400_000;
        const since = heldSince(definition, profile, context, new Date(from))?.getTime();
        if (since === undefined) continue;
        const verdict = readAt(history.asOf.getTime());
        expect(readAt(since)).toBe(verdict);
        if (since > from) expect(readAt(since - 1)).not.toBe(verdict);
        for (const at of ago.map((length) => history.asOf.getTime() - length)) {
          if (at >= since) expect(readAt(at)).toBe(verdict);
        }
      }
    }),
    { numRuns: 300 },
  );
});
