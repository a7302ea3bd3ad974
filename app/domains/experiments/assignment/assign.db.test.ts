import fc from "fast-check";
import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { createExperiment, startExperiment } from "../commands.server";
import type { Arm, Experiment } from "../model";
import { findExperiment, endExperiment, stopArms } from "../queries.server";
import { assign } from "./commands.server";
import { armAt, placeInSql, placeOf } from "./place";
import { eraseAssignments, findAssignments, mergeAssignments } from "./queries.server";

const now = new Date("2026-06-01T10:00:00Z");
const later = new Date("2026-06-03T10:00:00Z");
const arms: Arm[] = [
  { key: "usual", name: "Gets it", share: 60, what: { does: "usual" } },
  { key: "none", name: "Nothing", share: 25, what: { does: "none" } },
  { key: "generic", name: "The same", share: 15, what: { does: "generic" } },
];
let shopId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`assign-${++shops}.myshopify.com`)).id;
});

async function begin(given: Arm[] = arms): Promise<Experiment> {
  const subject = { kind: "flow", id: 1, step: null } as const;
  const id = await createExperiment(
    shopId,
    subject,
    { name: "Test", arms: given, windowDays: 14, rollsOut: false },
    now,
  );
  expect(await startExperiment(shopId, id, { revision: 0, planned: null }, now)).toEqual({ outcome: "started" });
  return reread(id);
}

const reread = async (id: number) => (await findExperiment(shopId, id)) ?? expect.fail("It is gone");
const people = Array.from({ length: 500 }, (_, i) => String(1000 + i));
const assigned = (experiment: Experiment, ids = people, at = now) =>
  transact((tx) => assign(shopId, experiment, ids, at, tx));

test("SQL gives every shopper of every shop the place that plain code gives her", async () => {
  const number = fc.integer({ min: 1, max: 2_000_000_000 });
  const profile = fc.bigInt({ min: 1n, max: 9_223_372_036_854_775_807n }).map(String);
  await fc.assert(
    fc.asyncProperty(
      number,
      number,
      fc.array(profile, { minLength: 1, maxLength: 200 }),
      async (shop, experiment, ids) => {
        const rows = await db.query<{ id: string; place: string }>(sql`
        SELECT p.id, ${placeInSql(shop, experiment, sql`p.id`)} AS place FROM unnest(${ids}::bigint[]) AS p(id)`);
        expect(rows.map(({ id, place }) => [id, Number(place)])).toEqual(
          ids.map((id) => [id, placeOf(shop, experiment, id)]),
        );
      },
    ),
    { numRuns: 50 },
  );
});

test("each shopper has the arm of her place, the same however often and with whomever she is asked for", async () => {
  const experiment = await begin();
  const first = await assigned(experiment, people.slice(0, 300));
  const all = await assigned(experiment, people.toReversed(), later);
  const expected = people.map((id) => [id, armAt(arms, placeOf(shopId, experiment.id, id))]);
  expect(people.map((id) => [id, all.get(id)])).toEqual(expected);
  expect([...first].every(([id, arm]) => all.get(id) === arm)).toBe(true);
  const rows = await db.query<{ at: Date; count: number }>(sql`
    SELECT assigned_at AS at, count(*)::int AS count FROM assignments WHERE shop_id = ${shopId} GROUP BY 1 ORDER BY 1`);
  expect(rows).toEqual([
    { at: now, count: 300 },
    { at: later, count: 200 },
  ]);
});

test("two workers that take in the same shoppers at once write each of them once, and say the same", async () => {
  const experiment = await begin();
  const [one, other] = await Promise.all([assigned(experiment), assigned(experiment, people.toReversed())]);
  expect(new Map([...one].toSorted())).toEqual(new Map([...other].toSorted()));
  expect((await findAssignments(shopId, experiment.id, people)).size).toBe(500);
});

test("nobody new gets a stopped arm, nor is anybody moved to another one to be counted there", async () => {
  const experiment = await begin();
  const before = await assigned(experiment, people.slice(0, 250));
  await transact((tx) => stopArms(shopId, experiment.id, ["generic"], tx));
  const after = await assigned(await reread(experiment.id), people, later);
  expect([...after.values()]).not.toContain("generic");
  const written = await findAssignments(shopId, experiment.id, people);
  for (const id of people) {
    const own = armAt(arms, placeOf(shopId, experiment.id, id));
    expect(after.get(id)).toBe(own === "generic" ? "usual" : own);
    // What was written down stays; whose place is the stopped arm's is not taken in any more.
    expect(written.get(id)).toBe(own === "generic" ? before.get(id) : own);
  }
});

test("a winner goes to everybody, and nobody is taken in any more", async () => {
  const experiment = await begin();
  await assigned(experiment, people.slice(0, 100));
  await transact((tx) => endExperiment(shopId, experiment.id, { winner: "none", reason: "chosen" }, later, tx));
  const after = await assigned(await reread(experiment.id), people, later);
  expect(new Set(after.values())).toEqual(new Set(["none"]));
  expect((await findAssignments(shopId, experiment.id, people)).size).toBe(100);
});

test("of two profiles that are one person the earlier arm stays, whichever of them goes", async () => {
  const experiment = await begin();
  const arm = async (id: string, key: string, at: Date) =>
    db.query(sql`
      INSERT INTO assignments (shop_id, experiment_id, profile_id, arm, assigned_at)
      VALUES (${shopId}, ${experiment.id}, ${id}, ${key}, ${at})`);
  await arm("1", "none", now);
  await arm("2", "usual", later);
  await transact((tx) => mergeAssignments(shopId, "1", "2", tx));
  expect(await findAssignments(shopId, experiment.id, ["1", "2"])).toEqual(new Map([["2", "none"]]));
  await arm("3", "generic", later);
  await transact((tx) => mergeAssignments(shopId, "3", "2", tx));
  expect(await findAssignments(shopId, experiment.id, ["1", "2", "3"])).toEqual(new Map([["2", "none"]]));
  await transact((tx) => mergeAssignments(shopId, "2", "4", tx));
  expect((await assigned(experiment, ["4"])).get("4")).toBe("none");
});

test("who is erased is in no experiment any more", async () => {
  const experiment = await begin();
  await assigned(experiment, ["1", "2"]);
  await transact((tx) => eraseAssignments(shopId, "1", tx));
  expect([...(await findAssignments(shopId, experiment.id, ["1", "2"])).keys()]).toEqual(["2"]);
});
