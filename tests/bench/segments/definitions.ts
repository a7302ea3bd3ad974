/** A segment twice: as a merchant writes it, and as its condition over one wide, hand-made row for each profile. */
export interface Twice {
  query: string;
  plain: string;
}

const since = (days: number) => `'2026-11-22T00:00:00Z'::timestamptz - interval '${days * 24} hours'`;
const viewed = (collection: number, times: number, days = 7) =>
  `storefront_event.collection_viewed MATCHES (id = ${collection}, date >= -${days}d, count >= ${times})`;
const bought = (type: string) => `products_purchased MATCHES (product_type = '${type}')`;
const looked = (collection: number, times: number) => `coalesce((viewed_7->>'${collection}')::int, 0) >= ${times}`;
const subscribed: Twice = { query: "email_subscription_status = 'SUBSCRIBED'", plain: "subscribed" };
const tagged = (tag: string): Twice => ({ query: `customer_tags CONTAINS '${tag}'`, plain: `tags @> ARRAY['${tag}']` });
const from = (country: string): Twice => ({
  query: `customer_countries CONTAINS '${country}'`,
  plain: `country = '${country}'`,
});
const ordered = (days: number, times: number): Twice => ({
  query: `orders_placed MATCHES (date >= -${days}d, count >= ${times})`,
  plain: `orders_${days} >= ${times}`,
});
const happened = (name: string, column: string, days: number, times: number): Twice => ({
  query: `${name} MATCHES (date >= -${days}d, count >= ${times})`,
  plain: `${column}_${days} >= ${times}`,
});
const boughtType = (type: string): Twice => ({ query: bought(type), plain: `types @> ARRAY['${type}']` });
const ordersAtLeast = (n: number): Twice => ({ query: `number_of_orders >= ${n}`, plain: `orders >= ${n}` });
const spentAtLeast = (n: number): Twice => ({ query: `amount_spent >= ${n}`, plain: `spent >= ${n * 100}` });
const lastBefore = (days: number): Twice => ({
  query: `last_order_date < -${days}d`,
  plain: `last_order < ${since(days)}`,
});
const lastWithin = (days: number): Twice => ({
  query: `last_order_date >= -${days}d`,
  plain: `coalesce(last_order >= ${since(days)}, false)`,
});
const addedWithin = (days: number): Twice => ({
  query: `customer_added_date >= -${days}d`,
  plain: `known_since >= ${since(days)}`,
});

const joined = (word: string, parts: readonly Twice[]): Twice => ({
  query: `(${parts.map(({ query }) => query).join(` ${word} `)})`,
  plain: `(${parts.map(({ plain }) => plain).join(` ${word} `)})`,
});
const all = (...parts: Twice[]) => joined("AND", parts);
const any = (...parts: Twice[]) => joined("OR", parts);
const not = ({ query, plain }: Twice): Twice => ({ query: `NOT (${query})`, plain: `NOT coalesce((${plain}), false)` });
const fan = (collection: number, times: number): Twice => ({
  query: viewed(collection, times),
  plain: looked(collection, times),
});

export const oneTimeBuyers: Twice = all(ordersAtLeast(1), not(ordersAtLeast(2)));

/** Segments a preview answers from what is kept of each profile, without looking at what happened. */
export const onTraits: readonly Twice[] = [
  subscribed,
  not(ordersAtLeast(1)),
  oneTimeBuyers,
  ordersAtLeast(2),
  any(spentAtLeast(500), tagged("vip")),
  all(spentAtLeast(500), from("us")),
  all(ordersAtLeast(1), lastBefore(90)),
  all(ordersAtLeast(1), lastBefore(180), subscribed),
  all(spentAtLeast(200), lastBefore(60), subscribed, not(tagged("wholesale"))),
  lastWithin(14),
  addedWithin(30),
  all(addedWithin(60), not(ordersAtLeast(1))),
  any(from("de"), from("fr"), from("nl"), from("se")),
];

/** Thirty segments a shop would have: on what is kept and on what happened, alone and together. */
export const thirty: readonly Twice[] = [
  all(ordered(90, 2), boughtType("t3"), fan(5, 2), subscribed),
  ...onTraits,
  happened("storefront_event.product_viewed", "views", 7, 3),
  all(happened("storefront_event.product_viewed", "views", 30, 3), not(ordered(30, 1)), subscribed),
  all(happened("cart_updated", "carts", 7, 1), not(lastWithin(7))),
  any(happened("message_clicked", "clicks", 30, 1), happened("message_delivered", "arrivals", 30, 2)),
  happened("message_clicked", "clicks", 90, 1),
  all(
    subscribed,
    not(happened("message_clicked", "clicks", 90, 1)),
    not(happened("message_delivered", "arrivals", 90, 1)),
  ),
  fan(1, 2),
  any(fan(2, 2), fan(3, 2)),
  boughtType("t1"),
  all(boughtType("t1"), not(boughtType("t2"))),
  all(boughtType("t5"), fan(4, 1), subscribed),
  all(any(from("de"), from("fr"), from("nl")), ordered(90, 2), tagged("gift")),
  all(tagged("loyalty"), any(lastWithin(30), happened("message_clicked", "clicks", 30, 1)), ordered(365, 3)),
  all(lastBefore(180), not(happened("storefront_event.product_viewed", "views", 30, 1))),
  all(ordered(365, 3), not(spentAtLeast(800))),
  all(tagged("influencer"), happened("storefront_event.product_viewed", "views", 7, 1)),
];

/** As many segments as one shop may have, no two alike. */
export function many(count: number): Twice[] {
  return Array.from({ length: count }, (_, i) => {
    const one = thirty[i % thirty.length] ?? subscribed;
    const round = Math.floor(i / thirty.length);
    return round === 0 ? one : all(one, not(ordersAtLeast(40 + round)));
  });
}
