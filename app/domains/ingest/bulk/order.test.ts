import fc from "fast-check";
import { expect, test } from "vitest";
import { bulkLines } from "../../../../tests/support/bulk-lines";
import { orderPlans, storeAsPlanned } from "../../../../tests/support/order-plans";
import { told } from "../../../../tests/support/told";
import { ordersBulk } from "../backfill/operations";
import { addFacts, noFacts } from "../facts";
import type { Facts } from "../model";
import { factsOfLines } from "./facts-of-lines";
import { Parents } from "./parents";

const now = new Date("2026-06-15T12:00:00Z");

test("an order says the same in a delivery as in a bulk operation's file", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(orderPlans, async (plans) => {
      const { store, bodies } = storeAsPlanned(plans, now);
      const context = { currency: plans.currency, readAt: now, parents: new Parents() };
      const read = factsOfLines(await bulkLines(store, ordersBulk, now), 1, context);
      expect(read.problems).toEqual([]);
      expect(content(read.facts)).toEqual(content(factsOfDeliveries(bodies)));
      expect(read.facts.orders).toHaveLength(plans.orders.filter(({ isTest }) => !isTest).length);
    }),
    { numRuns: 100 },
  );
});

function factsOfDeliveries(bodies: string[]): Facts {
  const facts = noFacts();
  for (const body of bodies) {
    const folded = told("orders/updated", body);
    if (folded.outcome === "facts") addFacts(facts, folded.facts);
    else expect(folded).toEqual({ outcome: "ignored", reason: "a test order" });
  }
  return facts;
}

/** What both ways have to agree on, in one order; the digest only decides between tellings of one instant. */
function content({ orders, lines, refunds, mentions }: Facts) {
  const plain = <Fact extends object>(facts: readonly Fact[]) =>
    facts.map((fact) => JSON.stringify({ ...fact, digest: "" }, Object.keys(fact).sort())).sort();
  return { orders: plain(orders), lines: plain(lines), refunds: plain(refunds), mentions: plain(mentions) };
}
