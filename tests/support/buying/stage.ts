import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { deriveTraits } from "~/domains/traits/index.server";
import { recordset } from "~/lib/sql";
import { randomFrom } from "../../../sandbox/factories/random";
import { live } from "./simulate";

export const now = new Date("2026-11-23T12:00:00Z");
const dayMilliseconds = 86_400_000;
export const ago = (days: number) => new Date(now.getTime() - days * dayMilliseconds);

const truth = {
  model: "mbg_nbd" as const,
  counts: { r: 0.7, alpha: 45, a: 0.7, b: 2.2 },
  spend: { p: 5, q: 4, v: 2000 },
};

/** A shop that is ready, whose shoppers 1, 2, 3 … buy as the model says, and one more who never bought. */
export async function openBuyingShop(domain: string, shoppers: number): Promise<number> {
  const { id: shopId } = await ensureShop(domain);
  await db.query(sql`
    UPDATE shops SET installed_at = ${ago(1)}, ready_at = ${ago(1)}, currency = 'GBP' WHERE id = ${shopId}`);
  const random = randomFrom(9, "a shop");
  const orders = Array.from({ length: shoppers }, (_, i) => {
    const age = random.between(1, 500);
    const { times, amounts } = live(random, truth, age);
    return times.map((time, n) => ({ profileId: i + 1, at: ago(age - time), minor: Math.round(amounts[n] ?? 0) }));
  }).flat();
  await db.query(sql`
    INSERT INTO profiles (shop_id, id, known_since)
    SELECT ${shopId}::int, id, ${ago(600)} FROM generate_series(1, ${shoppers + 1}::int) AS id`);
  await addOrders(
    shopId,
    orders.map((order, i) => ({ ...order, orderId: i + 1 })),
  );
  return shopId;
}

/** Orders as they would have been folded, with the traits that follow from them. */
export async function addOrders(
  shopId: number,
  orders: readonly { orderId: number; profileId: number; at: Date; minor: number }[],
): Promise<void> {
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, processed_at, version, digest)
    SELECT ${shopId}::int, "orderId", "profileId", 'GBP', minor, at, at, ''
    FROM ${recordset(
      orders.map((order) => ({ ...order })),
      { orderId: "bigint", profileId: "bigint", at: "timestamptz", minor: "bigint" },
    )}`);
  await transact((tx) => deriveTraits(shopId, "everyone", now, tx));
}
