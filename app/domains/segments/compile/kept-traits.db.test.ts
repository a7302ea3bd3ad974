import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { deriveTraits } from "~/domains/traits/index.server";
import { loadContext } from "../context.server";
import { explain } from "../explain/explain.server";
import { parse } from "../language/parse";
import { evaluation } from "../memberships/population.server";
import type { TraitSource } from "./context";

const now = new Date("2026-06-15T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
let shopId: number;
let [ada, ben] = ["", ""];

beforeAll(async () => {
  shopId = (await ensureShop("kept.myshopify.com")).id;
  await db.query(sql`UPDATE shops SET currency = 'GBP' WHERE id = ${shopId}`);
  const people = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, email, known_since)
    SELECT ${shopId}::int, name || '@example.com', ${daysAgo(500)} FROM unnest(ARRAY['ada', 'ben']) WITH ORDINALITY AS p(name, i)
    ORDER BY i RETURNING id`);
  [ada = "", ben = ""] = people.map(({ id }) => id);
  for (const [i, [days, pence]] of [[30, 1999] as const, [10, 4000] as const].entries()) {
    await db.query(sql`
      INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
      VALUES (${shopId}, ${i + 1}, ${ada}, 'GBP', ${pence}, ${i === 0 ? "{TEN}" : "{}"}, ${daysAgo(days)}, ${daysAgo(days)}, '')`);
  }
  await db.query(sql`
    INSERT INTO products (shop_id, product_id, title, product_type, tags, version, digest)
    VALUES (${shopId}, 7, 'A cup', 'Cups', '{}', 'epoch', '')`);
  await db.query(sql`
    INSERT INTO order_lines (shop_id, order_id, line_id, product_id, quantity, current_quantity, unit_price_minor, version, digest)
    VALUES (${shopId}, 2, 1, 7, 1, 1, 4000, ${daysAgo(10)}, '')`);
  await transact((tx) => deriveTraits(shopId, "everyone", now, tx));
  await db.query(sql`
    INSERT INTO profile_rfm (shop_id, profile_id, recency_of_5, group_of_6, group_of_11, derived_at)
    VALUES (${shopId}, ${ada}, 5, 'loyal', 'CHAMPIONS', ${daysAgo(3)})`);
});

/** What is said of Ada and of Ben. */
async function ask(query: string, asOf = now, traits: TraitSource = "stored") {
  const context = await loadContext(shopId, asOf);
  const rows = await db.query<{ id: string; truths: (boolean | null)[] }>(sql`
    SELECT profile_id AS id, truths FROM (${evaluation([parse(query)], { context, traits })}) e`);
  return [ada, ben].map((id) => rows.find((row) => row.id === id)?.truths[0]);
}

test.each([
  ["average_order_value = 29.99", [true, false]],
  ["average_order_value BETWEEN 30 AND 40", [false, false]],
  ["discounted_orders_percent = 50", [true, false]],
  ["days_between_orders > 0", [true, false]],
  ["product_types_bought CONTAINS 'CUPS'", [true, false]],
  ["NOT product_types_bought CONTAINS 'tea'", [true, true]],
  ["season IS NULL", [true, true]],
  ["season = 'april_to_june'", [null, null]],
  ["usual_hour < 12", [null, null]],
  ["rfm_group = 'CHAMPIONS' AND rfm_group_of_six IN ('loyal', 'recent')", [true, null]],
  ["rfm_recency >= 5 AND number_of_orders = 2", [true, false]],
  ["rfm_frequency >= 1 OR number_of_orders = 0", [null, true]],
])("%s", async (query, said) => {
  expect(await ask(query)).toEqual(said);
  expect(await ask(query, now, "facts")).toEqual(said);
});

test("as of the past, what follows from facts is worked out from those by then", async () => {
  expect(await ask("average_order_value = 19.99", daysAgo(11), "facts")).toEqual([true, false]);
  expect(await ask("discounted_orders_percent = 100", daysAgo(11), "facts")).toEqual([true, false]);
  expect(await ask("product_types_bought IS NULL", daysAgo(11), "facts")).toEqual([true, true]);
});

test("as of the past, what does not follow from facts is known from when it was stored", async () => {
  expect(await ask("rfm_group = 'CHAMPIONS'", daysAgo(2), "facts")).toEqual([true, null]);
  expect(await ask("rfm_group = 'CHAMPIONS'", daysAgo(4), "facts")).toEqual([null, null]);
});

test("an explanation names what was derived, and since when", async () => {
  const context = await loadContext(shopId, now);
  const why = (query: string, id: string) => explain(context.shopId, parse(query), id, now);
  const derived = await why("rfm_group = 'CHAMPIONS' AND average_order_value > 20", ada);
  expect(derived?.truth).toBe(true);
  expect(derived?.conditions.map(({ found }) => found)).toEqual(["champions", "£29.99"]);
  expect(derived?.conditions[0]?.since).toEqual(daysAgo(3));
  const unknown = await why("rfm_group = 'CHAMPIONS'", ben);
  expect(unknown?.conditions).toMatchObject([{ truth: null, found: "not known" }]);
});
