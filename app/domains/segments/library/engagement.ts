import type { ReadyMade } from "./model";

/** How they answer to mail and to the shop. Opens are left out: machines open mail too. */
export const engagementSegments: readonly ReadyMade[] = [
  {
    key: "highly-engaged",
    name: "Highly engaged",
    family: "engagement",
    goal: "retention",
    reason: "A score of 70 or more: they visit, click, fill carts and order, and lately.",
    message: "First word of what is new, and a question they would like to be asked.",
    query: "engagement_level = 'high'",
  },
  {
    key: "potential-buyers",
    name: "Potential buyers",
    family: "engagement",
    goal: "acquisition",
    reason: "A score of 40 or more, and never an order: they are here for a reason.",
    message: "The answer to the usual doubt about what they looked at.",
    query: "number_of_orders = 0 AND engagement_score >= 40",
  },
  {
    key: "ready-for-second-order",
    name: "Ready for a second order",
    family: "engagement",
    goal: "upsell",
    reason: "Bought once, and lately a cart, a comparison or a product they came back to, or their usual time is over.",
    message: "What goes with the first order, from the category they like best.",
    query: "ready_for = 'second_order'",
  },
  {
    key: "about-to-return",
    name: "About to come back",
    family: "engagement",
    goal: "reactivation",
    reason: "Silent for long, and in the last two weeks they filled a cart, compared or came back to a product.",
    message: "Just what they looked at, and what has changed since they were last here.",
    query: "ready_for = 'return'",
  },
  {
    key: "clicked-lately",
    name: "Clicked in the last 14 days",
    family: "engagement",
    goal: "upsell",
    reason: "They read and act on what you send.",
    message: "New things first, at your normal pace.",
    query: "message_clicked MATCHES (date >= -14d)",
  },
  {
    key: "abandoned-cart",
    name: "Left a cart behind",
    family: "engagement",
    goal: "acquisition",
    reason: "A cart of the last three days, and no order within 24 hours after it.",
    message: "The products with their pictures, and one answer to the usual doubt.",
    query: "cart_updated MATCHES (date >= -72h, NOT FOLLOWED BY orders_placed WITHIN 24h)",
  },
  {
    key: "cart-and-related",
    name: "Left a cart and kept looking",
    family: "engagement",
    goal: "acquisition",
    reason: "No order within 24 hours after the cart, but at least two looks at something related.",
    message: "A comparison of what they hesitate between.",
    query:
      "cart_updated MATCHES (date >= -7d, NOT FOLLOWED BY orders_placed WITHIN 24h, FOLLOWED BY storefront_event.product_viewed MATCHES (count >= 2) RELATED BY any)",
  },
  {
    key: "inactive-90",
    name: "Nothing for 90 days",
    family: "engagement",
    goal: "reactivation",
    reason: "Known for longer, and no order, cart, click or visit in the last 90 days.",
    message: "One mail with a concrete reason to return; then write seldom.",
    query:
      "customer_added_date < -90d AND orders_placed NOT MATCHES (date >= -90d) AND cart_updated NOT MATCHES (date >= -90d) AND message_clicked NOT MATCHES (date >= -90d) AND storefront_event.product_viewed NOT MATCHES (date >= -90d)",
  },
  {
    key: "mail-without-answer",
    name: "Mail without answer",
    family: "engagement",
    goal: "retention",
    reason: "Five messages or more in 180 days, and neither a click nor an order.",
    message: "Less mail; a last one that asks whether to go on.",
    query:
      "message_delivered MATCHES (date >= -180d, count >= 5) AND message_clicked NOT MATCHES (date >= -180d) AND orders_placed NOT MATCHES (date >= -180d)",
  },
];
