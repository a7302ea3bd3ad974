import type { FlowContent } from "~/domains/flows/content/model";
import { parse } from "~/domains/segments/index.server";
import { flowOf, matches, send, wait } from "../../support/flow-contents";

const viewed = matches("storefront_event.product_viewed MATCHES (date >= 2020-01-01)");
const carted = matches("cart_updated MATCHES (date >= 2020-01-01)");

/** A flow with every kind of step, which somebody can come into again, and which an order of some size ends. */
export const everyKind: FlowContent = flowOf(
  [
    { id: "note", type: "set_trait", name: "browsing", value: "yes" },
    wait("two-hours", 120),
    {
      ...{ id: "who", type: "branch" },
      paths: [
        {
          ...{ name: "Bought before", when: { shopper: parse("number_of_orders >= 1"), cause: [] } },
          steps: [send("again"), { id: "tag", type: "tag", change: "add", tag: "browser" }],
        },
        {
          name: "Looked long",
          when: { shopper: null, cause: [{ property: "seconds", operator: ">", value: "60" }] },
          steps: [{ id: "tell", type: "notify", words: "She looked long" }],
        },
      ],
      otherwise: [send("first", 120)],
    },
    {
      ...{ id: "ways", type: "split", name: "Which way" },
      paths: [
        {
          ...{ arm: "a", name: "A", share: 50 },
          steps: [{ id: "morning", type: "wait", wait: { type: "until_time", minute: 540 } }],
        },
        {
          ...{ arm: "b", name: "B", share: 50 },
          steps: [
            {
              ...{ id: "cart", type: "wait_for", what: carted, minutes: 600 },
              happened: [{ id: "hook", type: "webhook", url: "https://tool.example/flow", name: "Tool" }],
              otherwise: [{ id: "untag", type: "tag", change: "remove", tag: "browser" }],
            },
          ],
        },
      ],
    },
    { id: "weekday", type: "wait", wait: { type: "until_weekday", weekdays: [1, 4], minute: 600 } },
    send("middle"),
    {
      ...{ id: "over", type: "branch", otherwise: [] },
      paths: [
        {
          ...{ name: "Not from here", when: { shopper: parse("customer_countries CONTAINS 'JP'"), cause: [] } },
          steps: [{ id: "out", type: "exit" }],
        },
      ],
    },
    send("last"),
  ],
  {
    trigger: { type: "happened", what: viewed },
    onlyIf: parse(
      "customer_countries CONTAINS 'GB' OR customer_countries CONTAINS 'US' OR customer_countries CONTAINS 'JP'",
    ),
    reentry: { rule: "after_days", days: 3 },
    ends: { goal: matches("orders_placed MATCHES (amount >= 50)"), onLeaving: false, when: null },
  },
);

/** A flow for as long as somebody is new. */
export const whileNew: FlowContent = flowOf([wait("a-day", 1440), send("welcome"), wait("days", 4320), send("more")], {
  trigger: { type: "segment_entered", segment: { segmentKey: "lifecycle-new" } },
  ends: { goal: null, onLeaving: true, when: null },
});
