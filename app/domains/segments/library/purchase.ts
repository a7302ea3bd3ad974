import type { ReadyMade } from "./model";

/** What they bought, how much and when. */
export const purchaseSegments: readonly ReadyMade[] = [
  {
    key: "high-value",
    name: "High value",
    family: "purchase",
    goal: "retention",
    reason: "Three orders or more and at least 250 spent: few people, much of the revenue.",
    message: "Early access and a word of thanks; keep discounts for others.",
    query: "number_of_orders >= 3 AND amount_spent >= 250",
  },
  {
    key: "second-order-soon",
    name: "Came back within a month",
    family: "purchase",
    goal: "upsell",
    reason: "A second order within 30 days of the first is the best early sign of a regular.",
    message: "Show what goes with both orders, and how to get more out of them.",
    query: "orders_placed MATCHES (position = 1, FOLLOWED BY orders_placed WITHIN 30d)",
  },
  {
    key: "one-and-quiet",
    name: "Bought once, then silence",
    family: "purchase",
    goal: "reactivation",
    reason: "One order between two and six months ago, and nothing since.",
    message: "Ask how it went; one concrete suggestion that fits what they bought.",
    query: "number_of_orders = 1 AND last_order_date BETWEEN -6m AND -2m",
  },
  {
    key: "discount-only",
    name: "Buys with a code only",
    family: "purchase",
    goal: "upsell",
    reason: "At least two orders, every one with a discount code.",
    message: "Value beyond the price: how long it lasts, what it replaces.",
    query:
      "orders_placed MATCHES (discount_code IS NOT NULL, count >= 2) AND orders_placed NOT MATCHES (discount_code IS NULL)",
  },
  {
    key: "refunded-lately",
    name: "Sent something back",
    family: "purchase",
    goal: "retention",
    reason: "An order of the last 60 days was refunded, in part or in full.",
    message: "Ask what was wrong before selling again.",
    query: "orders_placed MATCHES (date >= -60d, refunded = true)",
  },
];
