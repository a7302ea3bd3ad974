import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db, pool } from "~/db.server";
import { parse } from "~/domains/segments";
import { beginKnowledge } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { answer } from "./answer.server";

const now = new Date("2026-03-10T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
let shop: Shop;

beforeAll(async () => {
  shop = await ensureShop("preview.myshopify.com");
  await db.query(sql`
    INSERT INTO profiles (shop_id, first_name, email, country_code, known_since) VALUES
      (${shop.id}, 'Ada', 'ada@example.com', 'GB', ${ago(100)}), (${shop.id}, 'Ben', 'ben@example.com', 'FR', ${ago(20)}),
      (${shop.id}, 'Cy', 'cy@example.com', NULL, ${ago(20)})`);
  await beginKnowledge(shop.id, now);
});

const notBritish = parse("customer_countries NOT CONTAINS 'gb'");

test("who is in, out and unknown is counted, and how well the condition is known", async () => {
  expect(await answer(shop, { ask: "count", definition: notBritish }, now)).toMatchObject({
    outcome: "count",
    count: { in: 1, out: 1, unknown: 1 },
    coverage: [{ known: 2, holds: 1 }],
  });
});

test("some of them are shown, and which segments have them too", async () => {
  const told = await answer(shop, { ask: "members", definition: notBritish }, now);
  expect(told).toMatchObject({ outcome: "members", members: [{ name: "Ben", email: "ben@example.com" }] });
  const overlaps = await answer(shop, { ask: "overlaps", exceptId: null, definition: notBritish }, now);
  expect(overlaps).toMatchObject({ outcome: "overlaps", overlaps: [{ shared: 1, size: 3 }] });
});

test("the past is that of its day: who was not known then was not in", async () => {
  const french = parse("customer_countries CONTAINS 'fr'");
  expect(await answer(shop, { ask: "past", weeksAgo: 0, definition: french }, now)).toMatchObject({ size: 1 });
  expect(await answer(shop, { ask: "past", weeksAgo: 12, definition: french }, now)).toEqual({
    outcome: "past",
    size: 0,
    day: "2025-12-16",
  });
});

test("what cannot be asked is told before the database hears of it", async () => {
  const definition = {
    type: "compare",
    name: "number_of_orders",
    operator: ">=",
    value: { type: "text", text: "" },
  } as const;
  expect(await answer(shop, { ask: "count", definition }, now)).toMatchObject({
    outcome: "wrong",
    problem: expect.stringContaining("whole number"),
  });
});

test("an answer that takes too long is given up, and that is said", async () => {
  const client = await pool.connect();
  try {
    await client.query("BEGIN; LOCK TABLE profile_traits IN ACCESS EXCLUSIVE MODE");
    expect(await answer(shop, { ask: "count", definition: notBritish }, now)).toEqual({ outcome: "late" });
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});
