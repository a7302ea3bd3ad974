import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { dismissAnomaly } from "./commands.server";
import { lookAtQuality, openOnes } from "./jobs.server";
import { listAnomalies, listDays } from "./queries.server";

const begun = new Date("2026-03-02T00:00:00Z");
const daysLater = (days: number, hours = 6) => new Date(begun.getTime() + days * 86_400_000 + hours * 3_600_000);

let shopId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`quality-${++shops}.myshopify.com`)).id;
  await db.query(sql`UPDATE shops SET installed_at = ${begun}, currency = 'GBP' WHERE id = ${shopId}`);
});

interface Bought {
  from: number;
  until: number;
  perDay: number;
  currency?: string;
  isLost?: boolean;
}

/** So many orders on each of some days, weekends fewer. */
async function buy({ from, until, perDay, currency = "GBP", isLost = false }: Bought): Promise<void> {
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
    SELECT ${shopId}::int, (SELECT coalesce(max(order_id), 0) FROM orders) + row_number() OVER (), CASE WHEN ${isLost} THEN NULL ELSE 1 END,
      ${currency}, 1999, '{}', ${begun}::timestamptz + make_interval(days => d, mins => n * 7), now(), 'x'
    FROM generate_series(${from}::int, ${until}::int - 1) d, generate_series(1, ${perDay}::int) n
    WHERE n <= ${perDay}::int * (CASE WHEN d % 7 IN (5, 6) THEN 0.5 ELSE 1 END) + (d * 7 + n) % 3 - 1`);
}

async function view(from: number, until: number, perDay: number): Promise<void> {
  await ensureMonths([0, 31, 62].map((days) => daysLater(days)));
  await db.query(sql`
    INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
    SELECT ${shopId}::int, ${begun}::timestamptz + make_interval(days => d, mins => n * 9), 'product_viewed', d || '-' || n, 1,
      '{"productIds": ["7"]}'::jsonb
    FROM generate_series(${from}::int, ${until}::int - 1) d, generate_series(1, ${perDay}::int) n`);
}

const open = async () => openOnes(await listAnomalies(shopId, "UTC")).map(({ measure, since }) => ({ measure, since }));
async function lookEachDay(from: number, until: number): Promise<void> {
  for (let day = from; day <= until; day++) await lookAtQuality(shopId, daysLater(day));
}

test("a shop in which nothing is wrong has no anomalies, whatever day it is looked at", async () => {
  await buy({ from: 0, until: 60, perDay: 14 });
  await view(0, 60, 40);
  await lookEachDay(40, 60);
  expect(await open()).toEqual([]);
  expect((await listDays(shopId, "2026-03-02")).get("product_viewed")?.[0]).toEqual({
    ...{ day: "2026-03-02", counted: 40, matching: 40 },
  });
});

test("views that stop are found within two days, and it is over when they are back", async () => {
  await buy({ from: 0, until: 70, perDay: 14 });
  await view(0, 45, 40);
  await view(52, 70, 40);
  await lookAtQuality(shopId, daysLater(46));
  expect(await open()).toEqual([]);
  await lookAtQuality(shopId, daysLater(47));
  expect(await open()).toEqual([{ measure: "product_viewed", since: "2026-04-16" }]);
  await lookEachDay(48, 53);
  expect(await open()).toHaveLength(1);
  await lookAtQuality(shopId, daysLater(54));
  expect(await open()).toEqual([]);
  await lookEachDay(55, 70);
  expect(await listAnomalies(shopId, "UTC")).toHaveLength(1);
});

test("orders of nobody, and orders in another currency, are found by their share", async () => {
  await buy({ from: 0, until: 45, perDay: 14 });
  await buy({ from: 45, until: 50, perDay: 7 });
  await buy({ from: 45, until: 50, perDay: 7, currency: "USD", isLost: true });
  await lookAtQuality(shopId, daysLater(48));
  const found = (await open()).map(({ measure }) => measure).toSorted();
  expect(found).toEqual(["orders_in_other_currency", "orders_of_nobody"]);
});

test("what came late is counted on its day", async () => {
  await buy({ from: 0, until: 45, perDay: 14 });
  await lookAtQuality(shopId, daysLater(47));
  expect(await open()).toEqual([{ measure: "orders", since: "2026-04-16" }]);
  await buy({ from: 45, until: 48, perDay: 14 });
  await lookAtQuality(shopId, daysLater(48));
  expect(await open()).toEqual([]);
});

test("what the merchant expected is the new usual, and is not told again", async () => {
  await buy({ from: 0, until: 45, perDay: 14 });
  await buy({ from: 45, until: 100, perDay: 4 });
  await lookEachDay(46, 52);
  const [anomaly] = openOnes(await listAnomalies(shopId, "UTC"));
  expect(anomaly).toMatchObject({ measure: "orders" });
  expect(await dismissAnomaly(shopId, anomaly?.id ?? 0, "We close for the summer", daysLater(52))).toBe(true);
  expect(await dismissAnomaly(shopId, anomaly?.id ?? 0, "Once more", daysLater(52))).toBe(false);
  await lookEachDay(53, 100);
  expect(await open()).toEqual([]);
});

test("a tag that looks mistyped is told once, and no more when it is gone", async () => {
  const tag = (name: string, count: number, at: Date) =>
    db.query(sql`
      INSERT INTO profile_tags (shop_id, profile_id, tag, present, marked_at)
      SELECT ${shopId}::int, n, ${name}, true, ${at}::timestamptz FROM generate_series(1, ${count}::int) n`);
  await tag("wholesale", 30, begun);
  await tag("wholesael", 1, daysLater(40));
  await lookEachDay(41, 42);
  expect(await listAnomalies(shopId, "UTC")).toMatchObject([
    { measure: "tags", subject: "wholesael", meant: "wholesale" },
  ]);
  await db.query(sql`UPDATE profile_tags SET present = false WHERE shop_id = ${shopId} AND tag = 'wholesael'`);
  await lookAtQuality(shopId, daysLater(43));
  expect(await open()).toEqual([]);
});

test("another shop's anomaly cannot be dismissed", async () => {
  await buy({ from: 0, until: 45, perDay: 14 });
  await lookAtQuality(shopId, daysLater(47));
  const [anomaly] = openOnes(await listAnomalies(shopId, "UTC"));
  const { id: otherId } = await ensureShop("quality-other.myshopify.com");
  expect(await dismissAnomaly(otherId, anomaly?.id ?? 0, "Mine", daysLater(48))).toBe(false);
  expect(await open()).toHaveLength(1);
});
