import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { recordset } from "~/lib/sql";
import { randomFrom } from "../../../../sandbox/factories/random";
import type { ArmCounts } from "./model";
import { countArms } from "./queries.server";

const start = new Date("2026-03-01T00:00:00Z").getTime();
const at = (day: number) => new Date(start + day * 86_400_000);
const experimentId = 5;
const windowDays = 10;
const capMinor = 9000;
let shopId: number;

interface Person {
  id: string;
  arm: string;
  joined: number;
  orders: {
    id: number;
    day: number;
    minor: number;
    cancelled: number | null;
    refunds: { day: number; minor: number }[];
  }[];
  unsubscribed: number | null;
  complained: number | null;
}

let people: Person[];

/** Shoppers to whom everything happens at any time: before, within and after their windows. */
function imagine(): Person[] {
  const random = randomFrom(11, "counting");
  const someDay = () => random.next() * 40;
  const maybe = (chance: number) => (random.chance(chance) ? someDay() : null);
  let orders = 0;
  return Array.from({ length: 400 }, (_, i) => ({
    ...{ id: String(100 + i), arm: random.pick(["a", "b"]), joined: random.next() * 30 },
    orders: Array.from({ length: random.between(0, 3) }, () => ({
      ...{ id: ++orders, day: someDay(), minor: random.between(100, 12_000), cancelled: maybe(0.2) },
      refunds: random.chance(0.2) ? [{ day: someDay(), minor: random.between(1, 100) }] : [],
    })),
    ...{ unsubscribed: maybe(0.3), complained: maybe(0.2) },
  }));
}

beforeAll(async () => {
  shopId = (await ensureShop("counting.myshopify.com")).id;
  people = imagine();
  await ensureMonths([at(0), at(31)]);
  await db.query(sql`
    INSERT INTO experiments (shop_id, id, name, subject_kind, subject_id, arms, window_days, planned, state, created_at)
    VALUES (${shopId}, ${experimentId}, 'Test', 'flow', 1, '[]', ${windowDays}, '{}', 'running', ${at(0)})`);
  const rows = people.map(({ id, arm, joined, unsubscribed, complained }) => ({
    ...{ id, arm, joined: at(joined) },
    ...{
      unsubscribed: unsubscribed === null ? null : at(unsubscribed),
      complained: complained === null ? null : at(complained),
    },
  }));
  const columns = {
    ...{ id: "bigint", arm: "text", joined: "timestamptz", unsubscribed: "timestamptz", complained: "timestamptz" },
  };
  await db.query(sql`
    INSERT INTO assignments (shop_id, experiment_id, profile_id, arm, assigned_at)
    SELECT ${shopId}::int, ${experimentId}::int, id, arm, joined FROM ${recordset(rows, columns)}`);
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
    SELECT ${shopId}::int, id, id || '@example.com', 'unsubscribed', 'unsubscribe_link', unsubscribed
    FROM ${recordset(rows, columns)} WHERE unsubscribed IS NOT NULL`);
  await db.query(sql`
    INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
    SELECT ${shopId}::int, complained, 'message_complained', id, id, '{}'::jsonb
    FROM ${recordset(rows, columns)} WHERE complained IS NOT NULL`);
  await writeOrders();
});

async function writeOrders(): Promise<void> {
  const orders = people.flatMap(({ id: profile, orders }) =>
    orders.map(({ id, day, minor, cancelled }) => ({
      ...{ id, profile, day: at(day), minor, cancelled: cancelled === null ? null : at(cancelled) },
    })),
  );
  const columns = { id: "bigint", profile: "bigint", day: "timestamptz", minor: "bigint", cancelled: "timestamptz" };
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, cancelled_at, version, digest)
    SELECT ${shopId}::int, id, profile, 'GBP', minor, '{}', day, cancelled, day, '' FROM ${recordset(orders, columns)}`);
  const refunds = people.flatMap(({ orders }) =>
    orders.flatMap(({ id, refunds }) => refunds.map(({ day, minor }) => ({ id, day: at(day), minor }))),
  );
  await db.query(sql`
    INSERT INTO refunds (shop_id, order_id, refund_id, amount_minor, refunded_at)
    SELECT ${shopId}::int, id, id, minor, day
    FROM ${recordset(refunds, { id: "bigint", day: "timestamptz", minor: "bigint" })}`);
}

/** What should be counted, said plainly of one shopper after the other. */
function read(arm: string, asOf: number): ArmCounts {
  const own = people.filter((person) => person.arm === arm && person.joined <= asOf);
  const over = own.filter(({ joined }) => joined + windowDays <= asOf);
  const spent = ({ orders }: Person, after: number, until: number) => {
    const standing = orders.filter(
      ({ day, cancelled }) => day > after && day <= until && (cancelled === null || cancelled > asOf),
    );
    const minor = standing.reduce(
      (sum, order) =>
        sum + order.minor - order.refunds.reduce((back, refund) => back + (refund.day <= asOf ? refund.minor : 0), 0),
      0,
    );
    return { hasBought: standing.length > 0, minor: Math.min(minor, capMinor) };
  };
  const within = (person: Person, day: number | null) =>
    day !== null && day > person.joined && day <= Math.min(person.joined + windowDays, asOf);
  const pairs = over.map((person) => ({
    ...spent(person, person.joined, person.joined + windowDays),
    before: spent(person, person.joined - windowDays, person.joined).minor,
  }));
  const sum = (of: (pair: (typeof pairs)[number]) => number) => pairs.reduce((total, pair) => total + of(pair), 0);
  return {
    ...{ key: arm, assigned: own.length, people: over.length },
    unsubscribes: own.filter((person) => within(person, person.unsubscribed)).length,
    complaints: own.filter((person) => within(person, person.complained)).length,
    conversions: pairs.filter(({ hasBought }) => hasBought).length,
    revenue: {
      people: over.length,
      sum: sum(({ minor }) => minor),
      sumSquares: sum(({ minor }) => minor * minor),
      before: { sum: sum(({ before }) => before), sumSquares: sum(({ before }) => before * before) },
      sumProducts: sum(({ minor, before }) => minor * before),
    },
  };
}

test.each([0, 5, 10, 17, 29, 35, 45])(
  "what SQL counts is what one would read of each shopper, as of day %i",
  async (day) => {
    const counted = await countArms(shopId, { experimentId, windowDays, capMinor }, at(day));
    const expected = ["a", "b"].map((arm) => read(arm, day)).filter(({ assigned }) => assigned > 0);
    expect(counted.toSorted((one, other) => one.key.localeCompare(other.key))).toEqual(expected);
  },
);

test("the story has everything in it that may be counted wrongly", () => {
  const counts = read("a", 29);
  expect(counts.assigned).toBeGreaterThan(counts.people);
  expect(counts.people).toBeGreaterThan(counts.conversions);
  expect(Math.min(counts.conversions, counts.unsubscribes, counts.complaints)).toBeGreaterThan(5);
  expect(read("a", 45).conversions).not.toBe(counts.conversions);
});

test("another shop's shoppers are not among them", async () => {
  const { id: other } = await ensureShop("counting-other.myshopify.com");
  expect(await countArms(other, { experimentId, windowDays, capMinor }, at(45))).toEqual([]);
});
