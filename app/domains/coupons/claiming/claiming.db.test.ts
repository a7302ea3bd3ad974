import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { claimCoupons, eraseCoupons, moveProfileCoupons } from "../index.server";
import { freeUnsent } from "./queries.server";

const now = new Date("2026-06-15T12:00:00Z");
const day = 86_400_000;
const later = (days: number) => new Date(now.getTime() + days * day);
let shops = 0;

/** A shop with one discount, so many free codes and a series that closes in a week. */
async function openShop(codes: number, validDays: number | null = 10) {
  const { id: shopId } = await ensureShop(`coupons-${++shops}.myshopify.com`);
  const [discount] = await db.query<{ id: number }>(sql`
    INSERT INTO discounts (shop_id, name, kind, percent, currency, valid_days, ends_at, created_at)
    VALUES (${shopId}, 'Ten', 'percentage', 10, 'GBP', ${validDays}, ${validDays ? null : later(30)}, ${now}) RETURNING id`);
  const discountId = discount?.id ?? 0;
  await db.query(sql`
    INSERT INTO coupon_series (shop_id, discount_id, number, first_code, shopify_id, opens_at, closes_at, ends_at)
    VALUES (${shopId}, ${discountId}, 1, 'FIRST', 1, ${now}, ${later(validDays ? 7 : 30)}, ${later(validDays ? 17 : 30)})`);
  await db.query(sql`
    INSERT INTO coupons (shop_id, code, discount_id, series, state)
    SELECT ${shopId}::int, 'CODE-' || to_char(n, 'FM000'), ${discountId}::int, 1, 'ready' FROM generate_series(1, ${codes}) n`);
  const ask = (...messages: number[]) =>
    messages.map((id) => ({ messageId: String(id), profileId: String(id + 1000), discountId }));
  const claim = (wanted: ReturnType<typeof ask>, at = now) => transact((tx) => claimCoupons(shopId, wanted, at, tx));
  return { shopId, discountId, ask, claim };
}

const codesIn = (claimed: Map<string, { code: string }>) => [...claimed.values()].map(({ code }) => code);

test("each message gets a code of its own, with the day it ends", async () => {
  const { ask, claim } = await openShop(3);
  const claimed = await claim(ask(1, 2));
  expect(codesIn(claimed)).toEqual(["CODE-001", "CODE-002"]);
  expect(claimed.get("1")?.endsAt).toEqual(later(10));
});

test("a discount that ends on a day ends on that day for everybody", async () => {
  const { ask, claim } = await openShop(1, null);
  expect((await claim(ask(1), later(3))).get("1")?.endsAt).toEqual(later(30));
});

test("a message that is made again gets the very same code, and the very same end", async () => {
  const { ask, claim } = await openShop(5);
  const first = await claim(ask(1));
  expect(await claim(ask(1, 2), later(1))).toEqual(new Map([...first, ["2", { code: "CODE-002", endsAt: later(11) }]]));
});

test("a message that asks twice in one mail gets one code", async () => {
  const { ask, claim } = await openShop(5);
  expect(codesIn(await claim(ask(1, 1)))).toEqual(["CODE-001"]);
});

test("who finds no code is missing, and the shop's worker hears how many were wanted", async () => {
  const { shopId, ask, claim } = await openShop(1);
  expect([...(await claim(ask(1, 2, 3))).keys()]).toEqual(["1"]);
  expect(await db.query(sql`SELECT wanted FROM discounts WHERE shop_id = ${shopId}`)).toEqual([{ wanted: 2 }]);
  const waiting = await db.query(sql`
    SELECT 1 FROM graphile_worker.jobs WHERE key = ${`coupons.due:${shopId}`}`);
  expect(waiting).toHaveLength(1);
});

test("a code that Shopify does not have yet, of a closed series, or of a stopped discount is not given", async () => {
  const { shopId, ask, claim } = await openShop(2);
  await db.query(sql`UPDATE coupons SET state = 'planned' WHERE shop_id = ${shopId} AND code = 'CODE-001'`);
  expect(codesIn(await claim(ask(1, 2)))).toEqual(["CODE-002"]);
  const closed = await openShop(1);
  expect((await closed.claim(closed.ask(1), later(8))).size).toBe(0);
  const stopped = await openShop(1);
  await db.query(sql`UPDATE discounts SET stopped_at = ${now} WHERE shop_id = ${stopped.shopId}`);
  expect((await stopped.claim(stopped.ask(1))).size).toBe(0);
});

test("another shop's codes are not given", async () => {
  const [mine, other] = [await openShop(0), await openShop(3)];
  const wanted = [{ messageId: "1", profileId: "2", discountId: other.discountId }];
  expect((await mine.claim(wanted)).size).toBe(0);
});

test("workers that claim at the same time never give a code twice, and nobody waits for the other", async () => {
  const { ask, claim } = await openShop(60);
  const workers = Array.from({ length: 6 }, (_, n) => claim(ask(...Array.from({ length: 12 }, (_, i) => n * 100 + i))));
  const claimed = (await Promise.all(workers)).flatMap(codesIn);
  expect(new Set(claimed).size).toBe(claimed.length);
  expect(claimed).toHaveLength(60);
});

test("while one worker holds a code that it may yet give back, another takes the next", async () => {
  const { shopId, ask, claim } = await openShop(2);
  await transact(async (tx) => {
    await claimCoupons(shopId, ask(1), now, tx);
    expect(codesIn(await claim(ask(2)))).toEqual(["CODE-002"]);
  });
});

test("the code of a message that was held back is free again, of one that was tried it never is", async () => {
  const { shopId, ask, claim } = await openShop(5);
  await claim(ask(1, 2, 3, 4));
  const messages = [
    { id: 1, state: "skipped", attemptedAt: null, batchId: null },
    { id: 2, state: "skipped", attemptedAt: now, batchId: null },
    { id: 3, state: "failed", attemptedAt: now, batchId: 1 },
    { id: 4, state: "skipped", attemptedAt: null, batchId: 1 },
  ];
  for (const { id, state, attemptedAt, batchId } of messages) {
    await db.query(sql`
      INSERT INTO messages (shop_id, id, profile_id, source_kind, source_id, step, program_id, template_key, state,
        first_attempt_at, batch_id, next_attempt_at, queued_at)
      VALUES (${shopId}, ${id}, 1, 'flow', ${id}, 1, 1, 'x', ${state}, ${attemptedAt}, ${batchId}, ${now}, ${now})`);
  }
  await transact((tx) => freeUnsent(shopId, tx));
  expect(codesIn(await claim(ask(7, 8, 9)))).toEqual(["CODE-001", "CODE-005"]);
});

test("codes follow their shopper when two turn out to be one, and go when the shopper is erased", async () => {
  const { shopId, ask, claim } = await openShop(3);
  await claim(ask(1, 2));
  await transact((tx) => moveProfileCoupons(shopId, "1001", "1002", tx));
  await transact((tx) => eraseCoupons(shopId, "1002", tx));
  expect(await db.query(sql`SELECT code FROM coupons WHERE shop_id = ${shopId}`)).toEqual([{ code: "CODE-003" }]);
});
