import sql from "sql-template-tag";
import { db } from "~/db.server";

const day = 86_400_000;

/** A discount with so many codes that Shopify has, CODE-1 and on, each good for ten days. @returns its id */
export async function openDiscount(shopId: number, codes: number, now: Date): Promise<number> {
  const [discount] = await db.query<{ id: number }>(sql`
    INSERT INTO discounts (shop_id, name, kind, percent, currency, valid_days, created_at)
    VALUES (${shopId}, 'Ten', 'percentage', 10, 'GBP', 10, ${now}) RETURNING id`);
  if (!discount) throw new Error("The discount is not there");
  const { id } = discount;
  const [closesAt, endsAt] = [7, 17].map((days) => new Date(now.getTime() + days * day));
  await db.query(sql`
    INSERT INTO coupon_series (shop_id, discount_id, number, first_code, shopify_id, opens_at, closes_at, ends_at)
    VALUES (${shopId}, ${id}, 1, 'FIRST', 1, ${now}, ${closesAt}, ${endsAt})`);
  await db.query(sql`
    INSERT INTO coupons (shop_id, code, discount_id, series, state)
    SELECT ${shopId}::int, 'CODE-' || n, ${id}::int, 1, 'ready' FROM generate_series(1, ${codes}::int) n`);
  return id;
}
