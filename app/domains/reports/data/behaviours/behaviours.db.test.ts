import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import type { EventKind } from "~/domains/events/model";
import { ensureShop } from "~/domains/shops/index.server";
import { deriveTraits } from "~/domains/traits/index.server";
import { countBehaviours } from "./queries.server";
import { lookAtData } from "../jobs.server";
import { BehavioursFound, PropertiesFound } from "../model";
import { withUses } from "../properties.server";
import { findLook } from "../queries.server";

const now = new Date("2026-06-15T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
let shopId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`behaviours-${++shops}.myshopify.com`)).id;
  await db.query(sql`UPDATE shops SET installed_at = ${daysAgo(400)}, generation = 1 WHERE id = ${shopId}`);
});

async function shopper(known: number, country: string | null = null): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, known_since, country_code) VALUES (${shopId}, ${daysAgo(known)}, ${country}) RETURNING id`);
  return row?.id ?? "";
}

let sources = 0;
async function does(profileId: string, kind: EventKind, days: number, properties = {}): Promise<void> {
  await ensureMonths([daysAgo(days)]);
  const event = { kind, sourceId: `e${++sources}`, occurredAt: daysAgo(days), profileId, actor: null, properties };
  await transact((tx) => appendEvents(shopId, [event], tx));
}

async function orders(profileId: string, days: number, cancelled = false): Promise<void> {
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, name, currency, total_minor, discount_minor, refunded_minor,
      discount_codes, processed_at, cancelled_at, version, digest)
    VALUES (${shopId}, ${++sources}, ${profileId}, '#1', 'GBP', 1000, 0, 0, '{}', ${daysAgo(days)},
      ${cancelled ? daysAgo(days) : null}, ${daysAgo(days)}, '')`);
}

test("each thing is counted once for who did it in the thirty days before, and who ordered in the thirty after", async () => {
  const [ada, bea, cyd, dee, eve] = [
    await shopper(200),
    await shopper(200),
    await shopper(40),
    await shopper(300),
    await shopper(10),
  ];
  // Ada looks twice at one product and orders; Bea looks and orders something that is cancelled.
  await does(ada, "product_viewed", 40, { productIds: ["1"] });
  await does(ada, "product_viewed", 35, { productIds: ["1"] });
  await orders(ada, 20);
  await does(bea, "product_viewed", 59, { productIds: ["1"] });
  await orders(bea, 10, true);
  // Cyd does nothing and orders. Dee was there long ago, Eve came after the day, and neither counts.
  await orders(cyd, 1);
  await does(dee, "product_viewed", 150, { productIds: ["1"] });
  await orders(dee, 5);
  await orders(eve, 5);
  const found = await countBehaviours(shopId, now);
  expect(found).toMatchObject({ shoppers: 3, ordered: 2, cutAt: daysAgo(30) });
  const counts = new Map(found.tallies.map(({ key, did, didOrdered }) => [key, [did, didOrdered]]));
  expect(counts.get("product_viewed")).toEqual([2, 1]);
  expect(counts.get("product_again")).toEqual([1, 1]);
  expect(counts.get("ordered_before")).toEqual([0, 0]);
});

test("what is known is counted by the conditions segments are made of, every day, and what goes with buying every week", async () => {
  const id = await shopper(20, "DE");
  await shopper(20);
  await does(id, "trait_set", 3, { name: "tier", value: "gold" });
  await transact((tx) => deriveTraits(shopId, "everyone", now, tx));
  await lookAtData(shopId, now);
  const look = await findLook(shopId, "properties", PropertiesFound);
  expect(look?.found.everyone).toBe(2);
  const known = (name: string) => look?.found.properties.find((one) => one.name === name)?.known;
  expect([known("customer_countries"), known("tier"), known("lifecycle_stage"), known("first_name")]).toEqual([
    1, 1, 2, 0,
  ]);
  expect(look?.found.gaps).toContainEqual({ key: "no_location", count: 1, unknown: 0 });
  expect(look && (await withUses(shopId, look.found)).find(({ name }) => name === "tier")?.uses).toEqual([]);

  const behaviours = await findLook(shopId, "behaviours", BehavioursFound);
  await lookAtData(shopId, daysAgo(-1));
  expect((await findLook(shopId, "behaviours", BehavioursFound))?.lookedAt).toEqual(behaviours?.lookedAt);
  await lookAtData(shopId, daysAgo(-7));
  expect((await findLook(shopId, "behaviours", BehavioursFound))?.lookedAt).toEqual(daysAgo(-7));
});
