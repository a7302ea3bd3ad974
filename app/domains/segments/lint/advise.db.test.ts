import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { deriveTraits } from "~/domains/traits/index.server";
import { fillSegments } from "../jobs.server";
import { parse } from "../language/parse";
import { saveSegment } from "../commands.server";
import { adviseOn, countAdvice } from "./advise.server";

const now = new Date("2026-05-03T12:00:00Z");

test("twins, everyone and thin data are told of a shop that has them", async () => {
  const { id: shopId } = await ensureShop("advised.myshopify.com");
  const { id: otherId } = await ensureShop("not-advised.myshopify.com");
  await db.query(sql`
    INSERT INTO profiles (shop_id, customer_id, email, country_code, known_since)
    SELECT ${shopId}, n, 'shopper' || n || '@example.com', CASE WHEN n <= 40 THEN 'GB' END, ${now}::timestamptz - interval '1 day'
    FROM generate_series(1, 100) n`);
  await transact((tx) => deriveTraits(shopId, "everyone", now, tx));
  const add = async (name: string, query: string) => {
    const draft = { name, description: "", family: "purchase", goal: null, owner: "", parentId: null } as const;
    const saved = await saveSegment(shopId, null, { ...draft, definition: parse(query) }, now);
    return saved.outcome === "saved" ? saved.segmentId : 0;
  };
  const british = await add("British", "customer_countries CONTAINS 'GB'");
  const twin = await add("From Britain", "customer_countries CONTAINS 'GB' OR customer_countries CONTAINS 'IE'");
  const all = await add("All", "customer_added_date <= today");
  expect(await adviseOn(shopId, british, new Map(), now)).toEqual([]);

  await fillSegments(shopId, now);
  const told = async (segmentId: number) =>
    (await adviseOn(shopId, segmentId, new Map(), now))?.map(({ rule }) => rule);
  expect(await told(british)).toEqual(["same", "thin"]);
  expect(await told(twin)).toEqual(["same", "thin", "thin"]);
  expect(await told(all)).toEqual(["everyone"]);
  expect(await adviseOn(otherId, british, new Map(), now)).toBeNull();

  // The same for all at once, but for how well conditions are known.
  const counts = await countAdvice(shopId, new Map(), now);
  expect([british, twin, all].map((id) => counts?.get(id))).toEqual([1, 1, 1]);
  expect((await countAdvice(otherId, new Map(), now))?.size).toBe(0);
});
