import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { listKnownIds } from "./queries.server";

test("a part is asked after each day, and everything once in as many days as there are parts", async () => {
  const { id: shopId } = await ensureShop("parts.myshopify.com");
  // Numbers in steps, as Shopify gives them out.
  await db.query(sql`
    INSERT INTO products (shop_id, product_id, title, version, digest)
    SELECT ${shopId}, 7000000000005 + 32768 * n, 'Product', now(), '' FROM generate_series(1, 1000) AS n`);
  const all = await listKnownIds(shopId, "products", null, { day: 20_000, most: 1000 });
  expect(all).toHaveLength(1000);

  const days = [20_001, 20_002, 20_003, 20_004];
  const parts = await Promise.all(days.map((day) => listKnownIds(shopId, "products", null, { day, most: 250 })));
  expect(parts.flat().sort()).toEqual(all.toSorted());
  for (const part of parts) expect(Math.abs(part.length - 250)).toBeLessThan(60);
});

test("orders that are too old to be shown are not asked after", async () => {
  const { id: shopId } = await ensureShop("visible.myshopify.com");
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, currency, total_minor, processed_at, discount_codes, version, digest)
    SELECT ${shopId}, n, 'GBP', 100, timestamptz '2026-06-15Z' - make_interval(days => 10 * n), '{}', now(), ''
    FROM generate_series(1, 5) AS n`);
  const since = new Date("2026-05-20T00:00:00Z");
  expect(await listKnownIds(shopId, "orders", since, { day: 0, most: 100 })).toEqual(["1", "2"]);
  expect(await listKnownIds(shopId, "orders", null, { day: 0, most: 100 })).toHaveLength(5);
});
