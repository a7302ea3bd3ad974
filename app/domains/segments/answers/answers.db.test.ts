import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { saveSegment } from "../commands.server";
import { parse } from "../language/parse";
import { evaluateFor } from "./queries.server";

const now = new Date("2026-05-03T12:00:00Z");

async function shopper(shopId: number, orders: number, language: string | null): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, known_since) VALUES (${shopId}, ${now}) RETURNING id`);
  const id = row?.id ?? "";
  await db.query(sql`
    INSERT INTO profile_traits (shop_id, profile_id, known_since, locale, countries, regions, cities, email_subscription_status,
      tags, order_count, spent_minor, rhythm_seconds, lifecycle_stage, lifecycle_since, derived_at)
    VALUES (${shopId}, ${id}, ${now}, ${language}, '{}', '{}', '{}', 'SUBSCRIBED', '{}', ${orders}, 0, 0,
      'new', ${now}, ${now})`);
  return id;
}

test("several definitions are answered for several shoppers of one shop: true, false or unknown", async () => {
  const { id: shopId } = await ensureShop("answers.myshopify.com");
  const { id: otherId } = await ensureShop("other-answers.myshopify.com");
  const [ada, ben, elsewhere] = [
    await shopper(shopId, 4, "en"),
    await shopper(shopId, 1, null),
    await shopper(otherId, 4, "en"),
  ];
  const draft = { name: "Many", description: "", family: "purchase", goal: null, owner: "", parentId: null } as const;
  const saved = await saveSegment(shopId, null, { ...draft, definition: parse("number_of_orders >= 3") }, now);
  const many = saved.outcome === "saved" ? saved.segmentId : 0;
  const asked = [
    parse("number_of_orders >= 3"),
    { type: "compare", name: "no_such_thing", operator: "=", value: { type: "text", text: "x" } } as const,
    parse("customer_language = 'en'"),
    parse(`member_of = ${many}`),
  ];
  const answers = await evaluateFor(shopId, asked, [ada, ben, elsewhere], now);
  expect([...answers].toSorted()).toEqual([
    [ada, [true, null, true, true]],
    [ben, [false, null, null, false]],
  ]);
});

test("nothing is asked of nobody, and of nothing", async () => {
  const { id: shopId } = await ensureShop("answers.myshopify.com");
  expect(await evaluateFor(shopId, [], ["1"], now)).toEqual(new Map());
  expect(await evaluateFor(shopId, [parse("number_of_orders >= 3")], [], now)).toEqual(new Map());
});
