import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { plan } from "~/domains/experiments";
import {
  assign,
  createExperiment,
  findExperiment,
  lookAtExperiments,
  startExperiment,
} from "~/domains/experiments/index.server";
import type { Arm, Experiment } from "~/domains/experiments/model";
import { ensureShop } from "~/domains/shops/index.server";
import { recordset } from "~/lib/sql";
import { simulateShoppers, type Crowd, type SimulatedShopper } from "../support/experiments/shoppers";

// What `prove -- experiments` shows of thousands, here through everything there is: the hash in SQL, the counting, the
// daily looks, the roll-out.

const start = new Date("2026-03-02T06:00:00Z");
const on = (day: number) => new Date(start.getTime() + day * 86_400_000);
const windowDays = 5;
let shopId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`aa-${++shops}.myshopify.com`)).id;
});

const b: Arm["what"] = { does: "differs", changes: { subject: "B" }, template: null, laterMinutes: 0 };
const halves: Arm[] = [
  { key: "usual", name: "A", share: 50, what: { does: "usual" } },
  { key: "b", name: "B", share: 50, what: b },
];
const thirds: Arm[] = [
  { key: "usual", name: "A", share: 40, what: { does: "usual" } },
  { key: "b", name: "B", share: 30, what: b },
  { key: "c", name: "C", share: 30, what: b },
];

async function begin(nth: number, arms: Arm[], { people, days, baseRate }: Crowd): Promise<Experiment> {
  const subject = { kind: "flow_step", id: nth, step: "send" } as const;
  const id = await createExperiment(shopId, subject, { name: `Test ${nth}`, arms, windowDays, rollsOut: true }, start);
  const { planned } = plan("flow_step", arms, { people, days, baseRate, capMinor: null });
  await startExperiment(shopId, id, { revision: 0, planned }, start);
  return (await findExperiment(shopId, id)) ?? expect.fail("It was not kept");
}

interface Known {
  id: string;
  shopper: SimulatedShopper;
}

/** Who comes on a day. */
const comesOn = (day: number) => (one: Known) => Math.floor(one.shopper.joinsAt) === day;

let orders = 0;

async function placeOrders(placed: { id: string; at: Date; minor: number }[]): Promise<void> {
  const rows = placed.map((one) => ({ ...one, order: ++orders }));
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
    SELECT ${shopId}::int, "order", id, 'GBP', minor, '{}', at, at, ''
    FROM ${recordset(rows, { order: "bigint", id: "bigint", at: "timestamptz", minor: "bigint" })}`);
}

/** A shop in which everybody is in every experiment, each time with an arm of its own, and nothing matters. */
test(
  "of forty experiments in which nothing differs, looked at daily, two name a winner at most",
  { timeout: 240_000 },
  async () => {
    const crowd: Crowd = { people: 700, days: 12, windowDays, baseRate: 0.15, unsubscribeRate: 0 };
    const people = simulateShoppers(5, crowd).map((shopper, i): Known => ({ id: String(1000 + i), shopper }));
    const experiments: Experiment[] = [];
    for (let nth = 1; nth <= 40; nth++) experiments.push(await begin(nth, nth % 2 === 0 ? halves : thirds, crowd));
    for (let day = 0; day < crowd.days + windowDays; day++) {
      const come = people.filter(comesOn(day));
      const ids = come.map(({ id }) => id);
      await transact(async (tx) => {
        for (const experiment of experiments) await assign(shopId, experiment, ids, on(day), tx);
      });
      await placeOrders(
        come.flatMap(({ id, shopper }) => {
          const order = shopper.orderAt(0);
          return order ? [{ id, at: on(day + order.afterDays), minor: order.minor }] : [];
        }),
      );
      await lookAtExperiments(shopId, on(day + 0.5));
    }
    const [ended] = await db.query<{ winners: number; looks: number; counted: number }>(sql`
    SELECT count(*) FILTER (WHERE winner IS NOT NULL)::int AS winners,
      (SELECT count(*)::int FROM experiment_looks l WHERE l.shop_id = ${shopId}) AS looks,
      (SELECT count(*)::int FROM assignments a WHERE a.shop_id = ${shopId}) AS counted
    FROM experiments WHERE shop_id = ${shopId}`);
    expect(ended?.winners).toBeLessThanOrEqual(2);
    expect(ended?.looks).toBeGreaterThan(40 * 14);
    expect(ended?.counted).toBeGreaterThan(37 * crowd.people);
  },
);

test(
  "a lift of 30 % is found as often as the planner promised, and given to everybody",
  { timeout: 240_000 },
  async () => {
    const lift = 0.3;
    const baseRate = 0.2;
    const needed = plan("flow_step", halves, { people: 5000, days: 10, baseRate, capMinor: null }).peopleNeeded ?? 0;
    const crowd: Crowd = { people: needed, days: 10, windowDays, baseRate, unsubscribeRate: 0 };
    const courses: { experiment: Experiment; people: Known[] }[] = [];
    for (let nth = 1; nth <= 20; nth++) {
      const people = simulateShoppers(100 + nth, crowd).map((shopper, i) => ({
        id: String(nth * 100_000 + i),
        shopper,
      }));
      courses.push({ experiment: await begin(nth, halves, crowd), people });
    }
    for (let day = 0; day < crowd.days + windowDays; day++) {
      for (const { experiment, people } of courses) {
        const come = people.filter(comesOn(day));
        const ids = come.map(({ id }) => id);
        const arms = await transact((tx) => assign(shopId, experiment, ids, on(day), tx));
        await placeOrders(
          come.flatMap(({ id, shopper }) => {
            const order = shopper.orderAt(arms.get(id) === "b" ? lift : 0);
            return order ? [{ id, at: on(day + order.afterDays), minor: order.minor }] : [];
          }),
        );
      }
      // As autovacuum does, sooner or later.
      if (day === 0) await db.query(sql`ANALYZE orders, assignments`);
      if (day % 3 === 0) await lookAtExperiments(shopId, on(day + 0.5));
    }
    await lookAtExperiments(shopId, on(crowd.days + windowDays));
    const winners = await db.query<{ winner: string | null }>(sql`
    SELECT winner FROM experiments WHERE shop_id = ${shopId} ORDER BY id`);
    expect(winners.filter(({ winner }) => winner === "b").length).toBeGreaterThanOrEqual(16);
    expect(winners.filter(({ winner }) => winner === "usual")).toEqual([]);
  },
);
