import type { ReadyMade } from "./model";

/** What they lean towards. Installed as they are they ask for no product: change the type to one of yours. */
export const affinitySegments: readonly ReadyMade[] = [
  {
    key: "compares",
    name: "Compares before buying",
    family: "affinity",
    goal: "acquisition",
    reason: "Three products of one category in one visit, in the last two weeks, and no order since.",
    message: "The comparison they are making: what each is better at, in three lines.",
    query: "last_comparison_date >= -14d AND orders_placed NOT MATCHES (date >= -14d)",
  },
  {
    key: "keeps-coming-back",
    name: "Keeps coming back to a product",
    family: "affinity",
    goal: "acquisition",
    reason: "One product in three visits within a week, not bought since, in the last two weeks.",
    message: "That product: what others say of it, and how it can be sent back.",
    query: "last_returning_look_date >= -14d",
  },
  {
    key: "repeat-product",
    name: "Bought the same again",
    family: "affinity",
    goal: "retention",
    reason: "An order was followed by another with the same product.",
    message: "Remind them when it should run out; offer the larger size.",
    query: "orders_placed MATCHES (FOLLOWED BY orders_placed RELATED BY product)",
  },
  {
    key: "stays-with-a-type",
    name: "Stays with one kind",
    family: "affinity",
    goal: "upsell",
    reason: "Three orders or more that share a product type with an earlier one.",
    message: "The newest of that kind, and what goes with it.",
    query: "orders_placed MATCHES (PRECEDED BY orders_placed RELATED BY type, count >= 2)",
  },
  {
    key: "looks-at-what-they-have",
    name: "Looks at more of what they have",
    family: "affinity",
    goal: "upsell",
    reason: "After an order of the last 60 days they looked at something related, twice or more.",
    message: "The product they looked at, with what it adds to what they own.",
    query:
      "orders_placed MATCHES (date >= -60d, FOLLOWED BY storefront_event.product_viewed MATCHES (count >= 2) RELATED BY any)",
  },
];
