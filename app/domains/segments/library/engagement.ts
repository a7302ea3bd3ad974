import type { ReadyMade } from "./model";

/** How they answer to mail and to the shop. Opens are left out: machines open mail too. */
export const engagementSegments: readonly ReadyMade[] = [
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
