import type { Factories } from "../factories/factories";
import { DAY, instant } from "../factories/instants";
import type { Product, Segment } from "../shopify/store/model";

/** Segments the merchant has made in Shopify's admin over the years, one of which asks what only Shopify knows. */
export function merchantSegments(make: Factories, products: readonly Product[]): Segment[] {
  const sunscreens = products.filter(({ productType }) => productType === "Sunscreen").map(({ id }) => id);
  const drawn: [name: string, query: string, daysAgo: number][] = [
    ["Email subscribers who have bought", "email_subscription_status = 'SUBSCRIBED' AND number_of_orders >= 1", 510],
    ["VIPs not seen this season", "customer_tags CONTAINS 'VIP' AND last_order_date < -90d", 240],
    ["Sun care buyers this year", `products_purchased MATCHES (id IN (${sunscreens.join(", ")}), date >= -12m)`, 120],
    ["High spenders (predicted)", "predicted_spend_tier = 'HIGH' AND customer_countries CONTAINS 'GB'", 45],
  ];
  return drawn.map(([name, query, daysAgo]) => {
    const at = instant(make.now.getTime() - daysAgo * DAY);
    return { id: make.numbers.id(), name, query, createdAt: at, updatedAt: at };
  });
}
