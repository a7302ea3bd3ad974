import fc from "fast-check";
import sql from "sql-template-tag";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { doings, readInterests, type Doing } from "../../../../tests/support/traits/doings";
import { writeDoings, writeGoods, writeShoppers } from "../../../../tests/support/traits/write-doings";
import { deriveInterests, deriveTraits, findFavouriteCategories, findInterests, traitTables } from "../index.server";
import type { LifecycleStage } from "../model";
import { renewInterests } from "./jobs.server";
import { readinessOf } from "./readiness";
import { likedOf } from "./strength";

const asOf = new Date("2026-06-15T12:00:00Z");
const longAgo = new Date("2025-01-01T00:00:00Z");
let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("interests.myshopify.com")).id;
  await writeGoods(shopId);
});

interface Row {
  profile_id: string;
  ready_for: string | null;
  [column: string]: unknown;
}

/** Everything but since when. */
const stored = async () =>
  db.query<Row>(sql`SELECT to_jsonb(i) - 'derived_at' - 'shop_id' AS row, * FROM profile_interests i
    WHERE shop_id = ${shopId} ORDER BY profile_id`);

async function derive(ids: readonly string[], now: Date): Promise<string[]> {
  return transact(async (tx) => {
    await deriveTraits(shopId, ids, now, tx);
    return deriveInterests(shopId, ids, now, tx);
  });
}

async function tell(shoppers: readonly (readonly Doing[])[]): Promise<string[]> {
  const ids = await writeShoppers(shopId, shoppers.length, longAgo);
  for (const [i, did] of shoppers.entries()) await writeDoings(shopId, String(i + 1), did, asOf);
  return ids;
}

test("derived in SQL for everyone at once, interests are what the plain rules say of each", async () => {
  let ready = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(doings, { minLength: 1, maxLength: 6 }), async (shoppers) => {
      await derive(await tell(shoppers), asOf);
      const rows = new Map((await stored()).map((row) => [row.profile_id, row]));
      const standings = await standingsNow();
      shoppers.forEach((did, i) => {
        const plain = readInterests(did, asOf);
        const standing = standings.get(String(i + 1)) ?? expect.fail("Somebody has no traits");
        const { comparedAt, returnedAt } = {
          comparedAt: plain.compared?.at ?? null,
          returnedAt: plain.returned?.at ?? null,
        };
        const { step, because, until } = readinessOf(
          { ...standing, cartAt: plain.cartAt, comparedAt, returnedAt },
          asOf,
        );
        const { category, collection, vendor, tag, topic } = plain.affinities;
        const row = rows.get(String(i + 1));
        if (Object.keys(plain.affinities).length === 0 && !plain.howToAt && !until) return expect(row).toBeUndefined();
        if (step) ready++;
        const orNull = (list: string[]) => (list.length > 0 ? list : null);
        expect(row).toMatchObject({
          affinities: plain.affinities,
          favourite_category: category?.[0]?.value ?? null,
          favourite_collection: collection?.[0]?.value ?? null,
          favourite_vendor: vendor?.[0]?.value ?? null,
          favourite_topic: topic?.[0]?.value ?? null,
          liked_categories: orNull(likedOf(category)),
          liked_collections: orNull(likedOf(collection)),
          liked_vendors: orNull(likedOf(vendor)),
          liked_tags: orNull(likedOf(tag)),
          liked_topics: orNull(likedOf(topic)),
          compared_at: comparedAt,
          compared_category: plain.compared?.category ?? null,
          returned_at: returnedAt,
          returned_product_id: plain.returned?.productId ?? null,
          how_to_at: plain.howToAt,
          ready_for: step,
          ready_because: because,
          ready_until: until,
        });
      });
    }),
    { numRuns: 40 },
  );
  expect(ready).toBeGreaterThan(10);
});

async function standingsNow() {
  const rows = await db.query<{
    id: string;
    stage: LifecycleStage;
    stageUntil: Date | null;
    orderCount: number;
    lastOrderAt: Date | null;
    rhythm: string;
  }>(sql`
    SELECT profile_id AS id, lifecycle_stage AS stage, lifecycle_until AS "stageUntil", order_count AS "orderCount",
      last_order_at AS "lastOrderAt", rhythm_seconds AS rhythm FROM profile_traits WHERE shop_id = ${shopId}`);
  return new Map(rows.map(({ id, rhythm, ...standing }) => [id, { ...standing, rhythmSeconds: Number(rhythm) }]));
}

test("derived act by act, in any order, interests are what they are when rebuilt from all the facts", async () => {
  await fc.assert(
    fc.asyncProperty(doings, fc.infiniteStream(fc.nat()), async (did, draws) => {
      const ids = await writeShoppers(shopId, 1, longAgo);
      const shuffled = did
        .map((one) => ({ one, place: draws.next().value ?? 0 }))
        .toSorted((a, b) => a.place - b.place);
      for (const { one } of shuffled) {
        await writeDoings(shopId, "1", [one], asOf);
        await derive(ids, asOf);
      }
      const incremental = (await stored()).map(({ row }) => row);
      await db.query(sql`DELETE FROM profile_interests WHERE shop_id = ${shopId}`);
      await derive(ids, asOf);
      expect((await stored()).map(({ row }) => row)).toEqual(incremental);
    }),
    { numRuns: 15 },
  );
});

test("what is told as of an instant is what was stored then, whatever came later", async () => {
  await fc.assert(
    fc.asyncProperty(doings, doings, async (before, after) => {
      const ids = await tell([
        before.map((one) => ({ ...one, secondsAgo: Math.abs(one.secondsAgo), cancelledAgo: null })),
      ]);
      await derive(ids, asOf);
      const then = (await stored()).map(({ row }) => row);
      const later = after.map((one) => ({ ...one, secondsAgo: -60 - Math.abs(one.secondsAgo), cancelledAgo: null }));
      await writeDoings(shopId, "1", later, asOf);
      const asked = traitTables["profile_interests"]?.(shopId, asOf, ids) ?? expect.fail("It cannot be asked");
      const seen = await db.query<{ row: unknown }>(sql`SELECT to_jsonb(i) - 'derived_at' AS row FROM (${asked}) i`);
      expect(seen.map(({ row }) => row)).toEqual(then);
    }),
    { numRuns: 15 },
  );
});

describe("told as stories", () => {
  let ada: string;
  const minute = 60;
  const day = 86_400;
  const nothing = { products: [1], topic: null, path: "/", amount: 0, cancelledAgo: null, isReturned: false };
  const did = (kind: Doing["kind"], secondsAgo: number, rest: Partial<Doing> = {}): Doing => ({
    ...{ ...nothing, kind, secondsAgo },
    ...rest,
  });
  beforeEach(async () => {
    [ada = ""] = await writeShoppers(shopId, 1, longAgo);
  });
  const after = async (...all: Doing[]) => {
    await writeDoings(shopId, ada, all, asOf);
    await derive([ada], asOf);
    return findInterests(shopId, ada);
  };

  test("three serums in one visit are a comparison; with half an hour between them they are not", async () => {
    const looks = [1, 2, 3].map((id, i) => did("view", 2 * day - i * 20 * minute, { products: [id] }));
    const apart = looks.map((one, i) => ({ ...one, secondsAgo: 5 * day - i * 30 * minute }));
    expect(await after(...apart)).toMatchObject({ comparedAt: null, readyFor: null });
    expect(await after(...looks)).toMatchObject({
      comparedCategory: "Serum",
      readyFor: "first_order",
      readyBecause: ["compared"],
    });
  });

  test("who comes back to a product in three visits within a week is ready for it, until it is bought", async () => {
    const visits = [5, 3, 1].map((days) => did("view", days * day));
    expect(await after(...visits.slice(1))).toMatchObject({ returnedAt: null });
    expect(await after(...visits.slice(0, 1))).toMatchObject({ returnedTo: "Product 1", readyBecause: ["returned"] });
    expect(await after(did("order", minute))).toMatchObject({ returnedAt: null, readyFor: null });
  });

  test("the same look ten times on a day is one sign, and a bought thing outweighs it", async () => {
    const looks = Array.from({ length: 10 }, (_, i) => did("view", day + i * minute, { products: [4] }));
    const found = await after(...looks, did("order", day, { products: [1] }));
    expect(found?.affinities.category).toMatchObject([
      { value: "Serum", share: 0.888, signs: 1 },
      { value: "Soap", share: 0.111, signs: 1 },
    ]);
  });

  test("after 90 days a sign weighs half of what a fresh one does", async () => {
    const found = await after(did("view", 90 * day, { products: [4] }), did("view", 0, { products: [1] }));
    expect(found?.affinities.category?.map(({ share }) => share)).toEqual([0.666, 0.333]);
  });

  test("what is read tells topics, of messages and of a blog; a page that was only opened tells none", async () => {
    const opened = did("stay", day, { path: "/blogs/care/dry-skin", amount: 29 });
    expect(await after(opened)).toBeNull();
    const found = await after({ ...opened, amount: 30 }, did("click", day, { topic: "tips", products: [6] }));
    expect(found?.affinities.topic?.map(({ value }) => value)).toEqual(["tips", "care"]);
    expect(found?.howToAt).toEqual(new Date(asOf.getTime() - day * 1000));
  });

  test("the category a message names is the one that segments ask for, down to the last sign", async () => {
    const found = await after(did("cart", day, { products: [4] }), did("view", 0, { products: [1] }));
    expect(found?.affinities.category?.[0]?.value).toBe("Soap");
    expect(await findFavouriteCategories(shopId, [ada], asOf, db)).toEqual(new Map([[ada, "Soap"]]));
  });

  test("when a product becomes another, those who gave signs of it are found at night, and nobody else", async () => {
    const night = (isCatalogOther: boolean) => transact((tx) => renewInterests(shopId, isCatalogOther, asOf, tx));
    await after(did("view", day, { products: [4] }));
    expect(await night(true)).toEqual({ ids: [], cause: "history" });
    await db.query(sql`UPDATE products SET product_type = 'Bar' WHERE shop_id = ${shopId} AND product_id = 4`);
    expect(await night(true)).toEqual({ ids: [ada], cause: "history" });
    expect(await night(false)).toEqual({ ids: [], cause: "live" });
    expect((await after())?.affinities.category).toMatchObject([{ value: "Bar" }]);
    await db.query(sql`UPDATE products SET product_type = 'Soap' WHERE shop_id = ${shopId} AND product_id = 4`);
  });

  test("nothing is written when nothing is new, and of whom nothing is left to say nothing is kept", async () => {
    await after(did("view", day));
    expect(await derive([ada], new Date(asOf.getTime() + day * 1000))).toEqual([]);
    await db.query(sql`DELETE FROM events WHERE shop_id = ${shopId}`);
    expect(await derive([ada], asOf)).toEqual([ada]);
    expect(await findInterests(shopId, ada)).toBeNull();
  });
});
