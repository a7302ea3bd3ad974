import type { FlowContent } from "~/domains/flows/content/model";
import { parse } from "~/domains/segments/index.server";
import { flowOf, matches, order, send, wait } from "../../support/flow-contents";

/** After a cart: waits, one of them for something, ways by segment, and an order ends it; she can come in again. */
export function afterCart(segmentId: number): FlowContent {
  return flowOf(
    [
      wait("hour", 60),
      send("first", 1440),
      {
        ...{ id: "view", type: "wait_for", minutes: 1440 },
        what: matches("storefront_event.product_viewed MATCHES (date >= 2020-01-01)"),
        happened: [send("looked")],
        otherwise: [{ id: "morning", type: "wait", wait: { type: "until_time", minute: 540 } }],
      },
      {
        ...{ id: "who", type: "branch" },
        paths: [
          {
            ...{ name: "Only carts", when: { shopper: parse(`member_of = ${segmentId}`), cause: [] } },
            steps: [send("carts"), { id: "note", type: "set_trait", name: "carts", value: "many" }],
          },
          {
            ...{ name: "Has bought", when: { shopper: parse("number_of_orders >= 1"), cause: [] } },
            steps: [{ id: "tag", type: "tag", change: "add", tag: "buyer" }],
          },
        ],
        otherwise: [wait("two-days", 2880), send("later")],
      },
      wait("three-days", 4320),
      send("last"),
    ],
    {
      trigger: { type: "happened", what: matches("cart_updated MATCHES (date >= 2020-01-01)") },
      onlyIf: parse(
        "customer_countries CONTAINS 'GB' OR customer_countries CONTAINS 'US' OR customer_countries CONTAINS 'JP'",
      ),
      reentry: { rule: "after_days", days: 2 },
      ends: { goal: order, onLeaving: false, when: null },
    },
  );
}

/** For as long as somebody is in a segment. */
export function whileCarts(segmentId: number): FlowContent {
  return flowOf([wait("an-hour", 60), send("one"), wait("two-days", 2880), send("two")], {
    trigger: { type: "segment_entered", segment: { segmentId } },
    ends: { goal: null, onLeaving: true, when: null },
  });
}
