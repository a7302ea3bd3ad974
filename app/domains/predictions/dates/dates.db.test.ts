import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { listExpectedOrders } from "../index.server";

const now = new Date("2026-11-23T12:00:00Z");

test("the next order is expected one rhythm after the last, by the shop's calendar, of whom are not lost", async () => {
  const { id: shopId } = await ensureShop("expected.myshopify.com");
  await db.query(sql`UPDATE shops SET timezone = 'Asia/Tokyo' WHERE id = ${shopId}`);
  for (const [name, stage, orders] of [
    ["ada", "active", 2],
    ["ben", "lost", 2],
    ["cleo", "prospect", 0],
  ] as const) {
    const [profile] = await db.query<{ id: string }>(sql`
      INSERT INTO profiles (shop_id, first_name, known_since) VALUES (${shopId}, ${name}, ${now}) RETURNING id`);
    await db.query(sql`
      INSERT INTO profile_traits (shop_id, profile_id, known_since, countries, regions, cities, email_subscription_status, tags,
        order_count, spent_minor, last_order_at, rhythm_seconds, lifecycle_stage, lifecycle_since, derived_at)
      VALUES (${shopId}, ${profile?.id}, ${now}, '{}', '{}', '{}', 'SUBSCRIBED', '{}', ${orders}, 0,
        ${orders > 0 ? "2026-11-10T16:00:00Z" : null}, ${30 * 86_400}, ${stage}, ${now}, ${now})`);
  }
  const found = await listExpectedOrders(shopId, "2026-12-01", "2026-12-31");
  // In Tokyo it is the 11th already.
  expect(found.map(({ day }) => day)).toEqual(["2026-12-11"]);
  expect(await listExpectedOrders(shopId, "2026-12-01", "2026-12-10")).toEqual([]);
});
