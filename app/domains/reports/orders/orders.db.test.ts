import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { listCohortMonths } from "../cohorts/queries.server";
import { eraseShopSales, findFirstDay, listSales, sumSales } from "./queries.server";
import { rollUpSales } from "./roll-up.server";

let shopId: number;
let shops = 0;
const everything = { from: "2026-01-01", until: "2026-12-31" };

beforeEach(async () => {
  ({ id: shopId } = await ensureShop(`sales-${++shops}.myshopify.com`));
  await db.query(sql`UPDATE shops SET timezone = 'America/New_York', currency = 'GBP' WHERE id = ${shopId}`);
  await db.query(sql`
    INSERT INTO profiles (shop_id, id, email, known_since)
    SELECT ${shopId}, n, 'shopper' || n || '@example.com', '2025-01-01' FROM generate_series(1, 3) n`);
});

interface Placed {
  by?: number | null;
  total: number;
  at: string;
  currency?: string;
  of?: number;
}

let orders = 0;
async function order({ by = 1, total, at, currency = "GBP", of = shopId }: Placed): Promise<number> {
  const id = ++orders;
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
    VALUES (${of}, ${id}, ${by}, ${currency}, ${total}, '{}', ${at}, ${at}, '')`);
  return id;
}

async function refund(orderId: number, amount: number): Promise<void> {
  await db.query(sql`
    INSERT INTO refunds (shop_id, order_id, refund_id, amount_minor, refunded_at)
    VALUES (${shopId}, ${orderId}, ${orderId}, ${amount}, now())`);
}

const rollUp = (today: string, closed: string | null, isDeep = true) =>
  transact((tx) => rollUpSales(shopId, { closed, today, isDeep }, tx));
const days = async () =>
  (await listSales(shopId, everything)).map(({ day, orders, revenueMinor }) => [day, orders, revenueMinor]);

test("a day is the shop's own, and sums what stands, less refunds, in the shop's currency", async () => {
  // Half past three in the morning of the 11th in Greenwich is still the 10th in New York.
  const first = await order({ total: 4000, at: "2026-03-11T03:30:00Z" });
  await order({ by: null, total: 1000, at: "2026-03-10T15:00:00Z" });
  await order({ total: 9900, at: "2026-03-10T16:00:00Z", currency: "EUR" });
  const cancelled = await order({ total: 7000, at: "2026-03-10T17:00:00Z" });
  await db.query(sql`UPDATE orders SET cancelled_at = now() WHERE shop_id = ${shopId} AND order_id = ${cancelled}`);
  await refund(first, 500);
  await rollUp("2026-03-11", null);
  expect(await days()).toEqual([["2026-03-10", 2, 3500 + 1000]]);
  expect(await sumSales(shopId, everything)).toEqual({ orders: 2, foreignOrders: 1, revenueMinor: 4500 });
  expect(await sumSales(shopId, { from: "2026-03-11", until: "2026-12-31" })).toMatchObject({ revenueMinor: 0 });
});

test("a day that is final keeps its figures; what is learnt of it later stands on the day it is learnt, once", async () => {
  const bought = await order({ total: 4000, at: "2026-03-01T15:00:00Z" });
  await order({ total: 1000, at: "2026-03-09T15:00:00Z" });
  await rollUp("2026-03-09", null);
  await refund(bought, 1500);
  await rollUp("2026-03-10", "2026-03-04");
  const learnt = [
    ["2026-03-01", 1, 4000],
    ["2026-03-09", 1, 1000],
    ["2026-03-10", 0, -1500],
  ];
  expect(await days()).toEqual(learnt);
  // Asked again on the same day, and on the next, it is told once.
  await rollUp("2026-03-10", "2026-03-04");
  await rollUp("2026-03-11", "2026-03-05");
  expect((await days()).filter(([, , minor]) => minor !== 0)).toEqual(learnt);
});

test("an order that comes late, or is taken back, changes no day that is final", async () => {
  const kept = await order({ total: 4000, at: "2026-03-01T15:00:00Z" });
  await rollUp("2026-03-09", null);
  await order({ total: 2500, at: "2026-03-02T15:00:00Z" });
  await db.query(sql`UPDATE orders SET cancelled_at = now() WHERE shop_id = ${shopId} AND order_id = ${kept}`);
  await rollUp("2026-03-10", "2026-03-04");
  expect(await days()).toEqual([
    ["2026-03-01", 1, 4000],
    ["2026-03-10", 0, -1500],
  ]);
  expect(await sumSales(shopId, everything)).toMatchObject({ orders: 1, revenueMinor: 2500 });
});

test("a day that is not final follows its orders at once, also down to nothing", async () => {
  const only = await order({ total: 4000, at: "2026-03-09T15:00:00Z" });
  await rollUp("2026-03-09", null);
  await db.query(sql`UPDATE orders SET deleted_at = now() WHERE shop_id = ${shopId} AND order_id = ${only}`);
  await order({ total: 700, at: "2026-03-10T15:00:00Z" });
  await rollUp("2026-03-10", "2026-03-04", false);
  expect(await days()).toEqual([
    ["2026-03-09", 0, 0],
    ["2026-03-10", 1, 700],
  ]);
});

test("the first time the whole past is told on its own days, however much of it is final", async () => {
  await order({ total: 4000, at: "2026-01-05T15:00:00Z" });
  await rollUp("2026-03-10", "2026-03-04");
  expect(await days()).toEqual([["2026-01-05", 1, 4000]]);
  expect(await findFirstDay(shopId)).toBe("2026-01-05");
});

test("cohorts are by the month of the first order, and what was bought in it and later", async () => {
  // The first of March in Greenwich, the last of February in the shop.
  await order({ by: 1, total: 1000, at: "2026-03-01T02:00:00Z" });
  await order({ by: 2, total: 3000, at: "2026-02-10T15:00:00Z" });
  await order({ by: 2, total: 500, at: "2026-04-10T15:00:00Z" });
  await order({ by: 2, total: 700, at: "2026-04-11T15:00:00Z" });
  await order({ by: 3, total: 900, at: "2026-04-11T15:00:00Z" });
  await order({ by: null, total: 9999, at: "2026-04-11T15:00:00Z" });
  await rollUp("2026-04-12", null);
  expect(await listCohortMonths(shopId, "2026-01")).toEqual([
    { cohort: "2026-02", month: "2026-02", buyers: 2, orders: 2, revenueMinor: 4000 },
    { cohort: "2026-02", month: "2026-04", buyers: 1, orders: 2, revenueMinor: 1200 },
    { cohort: "2026-04", month: "2026-04", buyers: 1, orders: 1, revenueMinor: 900 },
  ]);
  expect(await listCohortMonths(shopId, "2026-03")).toHaveLength(1);
});

test("who had bought before the app may read orders is in no cohort", async () => {
  await order({ by: 1, total: 1000, at: "2026-03-02T15:00:00Z" });
  await order({ by: 2, total: 1000, at: "2026-03-02T15:00:00Z" });
  await db.query(sql`UPDATE shops SET history_from = '2026-03-01' WHERE id = ${shopId}`);
  await db.query(sql`UPDATE profiles SET lifetime_orders = id WHERE shop_id = ${shopId}`);
  await rollUp("2026-03-12", null);
  // The second has ordered twice, of which one order is known.
  expect(await listCohortMonths(shopId, "2026-01")).toMatchObject([{ cohort: "2026-03", buyers: 1 }]);
});

test("another shop's orders are in no figure, and what is erased is gone", async () => {
  const { id: other } = await ensureShop(`sales-other-${shops}.myshopify.com`);
  await order({ by: 1, total: 5000, at: "2026-03-02T15:00:00Z", of: other });
  await order({ total: 1000, at: "2026-03-02T15:00:00Z" });
  await rollUp("2026-03-12", null);
  expect(await sumSales(shopId, everything)).toMatchObject({ orders: 1, revenueMinor: 1000 });
  expect(await sumSales(other, everything)).toMatchObject({ orders: 0 });
  expect(await findFirstDay(other)).toBeNull();
  expect(await listCohortMonths(other, "2026-01")).toEqual([]);
  await transact((tx) => eraseShopSales(shopId, tx));
  expect(await sumSales(shopId, everything)).toMatchObject({ orders: 0 });
  expect(await listCohortMonths(shopId, "2026-01")).toEqual([]);
});
