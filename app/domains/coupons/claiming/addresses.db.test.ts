import { setTimeout as sleep } from "node:timers/promises";
import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { addressHash } from "~/domains/consent/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { claimCoupons, claimForAddress, eraseAddressCoupons } from "../index.server";
import { takeForAddress } from "./addresses/queries.server";

const now = new Date("2026-06-15T12:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
let shops = 0;

/** A shop with one discount of ten days and so many free codes. */
async function openShop(codes: number) {
  const { id: shopId } = await ensureShop(`addresses-${++shops}.myshopify.com`);
  const [discount] = await db.query<{ id: number }>(sql`
    INSERT INTO discounts (shop_id, name, kind, percent, currency, valid_days, created_at)
    VALUES (${shopId}, 'Ten', 'percentage', 10, 'GBP', 10, ${now}) RETURNING id`);
  const discountId = discount?.id ?? 0;
  await db.query(sql`
    INSERT INTO coupon_series (shop_id, discount_id, number, first_code, shopify_id, opens_at, closes_at, ends_at)
    VALUES (${shopId}, ${discountId}, 1, 'FIRST', 1, ${now}, ${later(7)}, ${later(17)})`);
  await db.query(sql`
    INSERT INTO coupons (shop_id, code, discount_id, series, state)
    SELECT ${shopId}::int, 'CODE-' || to_char(n, 'FM000'), ${discountId}::int, 1, 'ready' FROM generate_series(1, ${codes}) n`);
  const claim = (email: string, at = now) => claimForAddress(shopId, { discountId, email }, at);
  return { shopId, discountId, claim };
}

test("each address gets one code for good, with the end that was told first", async () => {
  const { claim } = await openShop(5);
  const ada = await claim("ada@example.com");
  expect(ada).toEqual({ code: "CODE-001", endsAt: later(10) });
  expect(await claim("bea@example.com")).toMatchObject({ code: "CODE-002" });
  // Also when its series is closed, and its end is over.
  expect(await claim("ada@example.com", later(30))).toEqual(ada);
});

test("somebody who asks many times at once gets one code", async () => {
  const { shopId, discountId, claim } = await openShop(20);
  const [first, second] = await transact(async (tx) => {
    const taken = await takeForAddress(shopId, discountId, addressHash("ada@example.com"), now, tx);
    const meanwhile = claim("ada@example.com");
    // Long enough to take another one, if nothing held it back.
    await sleep(100);
    return [taken, { meanwhile }] as const;
  });
  expect(await second.meanwhile).toEqual(first);
  const codes = await Promise.all(Array.from({ length: 12 }, () => claim("ada@example.com")));
  expect(codes).toEqual(Array.from({ length: 12 }, () => first));
});

test("a code that an address has is given to no message, and none of a message's to an address", async () => {
  const { shopId, discountId, claim } = await openShop(2);
  await claim("ada@example.com");
  const wanted = [
    { messageId: "1", profileId: "1", discountId },
    { messageId: "2", profileId: "2", discountId },
  ];
  const given = await transact((tx) => claimCoupons(shopId, wanted, now, tx));
  expect([...given.values()].map(({ code }) => code)).toEqual(["CODE-002"]);
  expect(await claim("bea@example.com")).toBeNull();
});

test("who finds no code hears so, and more are made", async () => {
  const { shopId, claim } = await openShop(0);
  expect(await claim("ada@example.com")).toBeNull();
  expect(await db.query(sql`SELECT wanted FROM discounts WHERE shop_id = ${shopId}`)).toEqual([{ wanted: 1 }]);
  expect(await db.query(sql`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`coupons.due:${shopId}`}`)).toHaveLength(
    1,
  );
});

test("of the address a code keeps a hash alone, and an erased address leaves nothing", async () => {
  const { shopId, claim } = await openShop(3);
  await claim("ada@example.com");
  await claim("bea@example.com");
  const rows = await db.query(sql`SELECT c::text AS text FROM coupons c WHERE shop_id = ${shopId}`);
  expect(JSON.stringify(rows)).not.toContain("ada");
  await transact((tx) => eraseAddressCoupons(shopId, ["ada@example.com"], tx));
  expect(await db.query(sql`SELECT code FROM coupons WHERE shop_id = ${shopId} AND address_hash IS NOT NULL`)).toEqual([
    { code: "CODE-002" },
  ]);
});

test("another shop's codes are not given", async () => {
  const [mine, other] = [await openShop(0), await openShop(3)];
  expect(
    await claimForAddress(mine.shopId, { discountId: other.discountId, email: "ada@example.com" }, now),
  ).toBeNull();
});
