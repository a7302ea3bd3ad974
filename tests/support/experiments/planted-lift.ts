import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import {
  assign,
  createExperiment,
  findExperiment,
  lookAtExperiments,
  startExperiment,
} from "~/domains/experiments/index.server";
import type { Arm } from "~/domains/experiments/model";
import { loadSegmentFigures } from "~/domains/reports/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { recordset } from "~/lib/sql";
import { simulateShoppers, type Crowd } from "./shoppers";

const start = new Date("2026-03-02T06:00:00Z");
const on = (day: number) => new Date(start.getTime() + day * 86_400_000);
const period = { from: "2026-03-01", until: "2026-03-31" };

/** A shop in which a segment is compared with shoppers who got nothing, and by how much its mail really lifts orders. */
export interface PlantedShop {
  seed: number;
  people: number;
  baseRate: number;
  lift: number;
  /** What part of them gets the mail, in hundredths. */
  share: number;
}

/** What a shop's report said at one reading. */
export interface Reading {
  low: number;
  high: number;
  holds: boolean;
}

const windowDays = 7;
const days = 8;

/** Lets a shop go through its comparison, and reads its segment's report again and again. */
export async function readPlanted({ seed, people, baseRate, lift, share }: PlantedShop): Promise<Reading[]> {
  const { id: shopId } = await ensureShop(`planted-lift-${seed}.myshopify.com`);
  const [segment] = await db.query<{ id: number }>(sql`
    INSERT INTO segments (shop_id, name, family, state, created_at) VALUES (${shopId}, 'Planted', 'purchase', 'live', ${start}) RETURNING id`);
  const segmentId = segment?.id ?? 0;
  const experiment = await begin(shopId, segmentId, share);
  const crowd: Crowd = { people, days, windowDays, baseRate, unsubscribeRate: 0 };
  const all = simulateShoppers(seed, crowd).map((shopper, i) => ({ id: String(seed * 100_000 + i), shopper }));
  let orders = 0;
  const readings: Reading[] = [];
  for (let day = 0; day <= days + windowDays; day++) {
    const come = all.filter(({ shopper }) => Math.floor(shopper.joinsAt) === day);
    const arms = await transact((tx) =>
      assign(
        shopId,
        experiment,
        come.map(({ id }) => id),
        on(day),
        tx,
      ),
    );
    const placed = come.flatMap(({ id, shopper }) => {
      const order = shopper.orderAt(arms.get(id) === "usual" ? lift : 0);
      return order ? [{ id, order: ++orders, at: on(day + order.afterDays), minor: order.minor }] : [];
    });
    await placeOrders(shopId, placed);
    if (day < windowDays + 2 || day % 2 === 0) continue;
    await lookAtExperiments(shopId, on(day + 0.5));
    const { lifts } = await loadSegmentFigures(shopId, { segmentId, version: null }, period);
    readings.push(...lifts.map(({ low, high }) => ({ low, high, holds: low <= lift && lift <= high })));
  }
  return readings;
}

async function begin(shopId: number, segmentId: number, share: number) {
  const subject = { kind: "segment", id: segmentId, step: null } as const;
  const arms: Arm[] = [
    { key: "usual", name: "Gets it", share, what: { does: "usual" } },
    { key: "none", name: "Gets nothing", share: 100 - share, what: { does: "none" } },
  ];
  const id = await createExperiment(shopId, subject, { name: "Planted", arms, windowDays, rollsOut: false }, start);
  await startExperiment(shopId, id, { revision: 0, planned: null }, start);
  const experiment = await findExperiment(shopId, id);
  if (!experiment) throw new Error("The experiment was not kept");
  return experiment;
}

async function placeOrders(
  shopId: number,
  placed: { id: string; order: number; at: Date; minor: number }[],
): Promise<void> {
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
    SELECT ${shopId}::int, "order", id, 'GBP', minor, '{}', at, at, ''
    FROM ${recordset(placed, { order: "bigint", id: "bigint", at: "timestamptz", minor: "bigint" })}`);
}

/** Shops of different sizes, rates and lifts, nothing and harm among them. */
export function plantedShops(count: number, firstSeed: number): PlantedShop[] {
  return Array.from({ length: count }, (_, i) => ({
    seed: firstSeed + i,
    people: 300 + 150 * (i % 6),
    baseRate: [0.05, 0.12, 0.2][i % 3] ?? 0.1,
    lift: [0, 0.3, -0.3, 0.8][i % 4] ?? 0,
    share: [50, 80, 90][i % 3] ?? 50,
  }));
}
