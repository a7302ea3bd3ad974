import type { World } from "./world";

/** Bodies of `orders/create`, each by somebody else or nearly so, as Shopify writes them but for what nobody reads. */
export function* orderBodies(
  { profiles }: World,
  first: number,
  count: number,
): Generator<{ profileId: number; body: string }> {
  for (let i = 0; i < count; i++) {
    const profileId = first + 1 + ((i * 7919) % profiles);
    yield { profileId, body: JSON.stringify(orderOf(profileId, 900_000_000 + i, i)) };
  }
}

export function orderOf(profileId: number, id: number, i: number) {
  const at = new Date(Date.UTC(2026, 10, 21, 12) + (i % 40_000) * 1000).toISOString();
  const price = `${10 + (i % 90)}.50`;
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${id}`,
    email: `p${profileId}@example.com`,
    test: false,
    currency: "USD",
    total_price: price,
    total_discounts: "0.00",
    discount_codes: [],
    source_name: "web",
    financial_status: "paid",
    fulfillment_status: null,
    created_at: at,
    processed_at: at,
    updated_at: at,
    cancelled_at: null,
    customer: { id: profileId, email: `p${profileId}@example.com`, first_name: `P${profileId}`, last_name: "" },
    line_items: [
      {
        id: id * 10,
        product_id: 1 + (i % 2000),
        variant_id: 1 + i,
        title: "A line",
        sku: "",
        vendor: "v1",
        quantity: 1,
        price,
      },
    ],
    refunds: [],
  };
}
