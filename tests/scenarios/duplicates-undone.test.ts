import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { askForMerge } from "~/domains/duplicates/merging/queries.server";
import { undoMerge } from "~/domains/duplicates/index.server";
import { ensureMonths } from "~/domains/events/index.server";
import { merge } from "~/jobs/merge.server";
import { profileTables } from "~/jobs/profile-tables";
import { randomFrom } from "../../sandbox/factories/random";
import { fillFor, rowsOf } from "../support/duplicates/filled";
import { fillTenant, type Tenant } from "../support/tenants";

const now = new Date("2026-06-01T12:00:00Z");
const later = new Date("2026-06-02T12:00:00Z");
let tenant: Tenant;

beforeAll(async () => {
  tenant = await fillTenant("undone.myshopify.com", "wren", "7", now);
  for (const month of [3, 4, 5]) await ensureMonths([new Date(`2026-0${month}-15T00:00:00Z`)]);
});

async function somebody(id: string, known: Record<string, unknown> = {}): Promise<string> {
  const row = { customer_id: id, email: `${id}@example.com`, known_since: "2026-02-01T00:00:00Z", ...known };
  await db.query(sql`
    INSERT INTO profiles SELECT (jsonb_populate_record(p, ${JSON.stringify({ ...row, id, merged_into: null })}::jsonb)).*
    FROM profiles p WHERE p.shop_id = ${tenant.shopId} LIMIT 1`);
  return id;
}

async function mergeTwo(keptId: string, otherId: string): Promise<string> {
  const mergeId = await transact((tx) =>
    askForMerge(tenant.shopId, { keptId, otherId }, { isAutomatic: false, confidence: null }, now, tx),
  );
  if (!mergeId) throw new Error("The merge was not taken");
  await merge(tenant.shopId, mergeId, now);
  return mergeId;
}

async function undo(mergeId: string): Promise<void> {
  expect(await undoMerge(tenant.shopId, mergeId)).toEqual({ outcome: "asked" });
  await merge(tenant.shopId, mergeId, later);
}

const total = (rows: Record<string, unknown[]>) => Object.values(rows).reduce((sum, { length }) => sum + length, 0);

test.each([1, 2, 3, 4, 5, 6])(
  "merging loses nothing, and undoing it leaves everything as it was (world %i)",
  async (seed) => {
    const random = randomFrom(seed, "merges");
    const [kept, other, third] = await Promise.all([
      somebody(`${seed}01`, { phone: null, city: null, country_code: null }),
      somebody(`${seed}02`, { known_since: "2026-01-01T00:00:00Z" }),
      somebody(`${seed}03`),
    ]);
    const people = [kept, other, third];
    await fillFor(tenant.shopId, people, profileTables, random);
    const before = await rowsOf(tenant.shopId, people, profileTables);
    expect(total(before)).toBeGreaterThan(50);

    const mergeId = await mergeTwo(kept, other);
    const merged = await rowsOf(tenant.shopId, people, profileTables);
    for (const { table, way } of profileTables.filter(({ way }) => way === "moved")) {
      expect({ table, way, rows: merged[table]?.length }).toEqual({ table, way, rows: before[table]?.length });
      expect(merged[table]?.filter((row) => String(row["profile_id"]) === other)).toEqual([]);
    }
    const profile = (rows: typeof before, id: string) => rows["profiles"]?.find((row) => String(row["id"]) === id);
    expect(profile(merged, kept)).toMatchObject({
      phone: profile(before, other)?.["phone"],
      city: profile(before, other)?.["city"],
      known_since: profile(before, other)?.["known_since"],
    });
    expect(profile(merged, third)).toEqual(profile(before, third));

    await undo(mergeId);
    expect(await rowsOf(tenant.shopId, people, profileTables)).toEqual(before);
  },
);

test("of three who were merged one after the other, each undoing takes out just what the one had", async () => {
  const people = await Promise.all(["901", "902", "903"].map((id) => somebody(id)));
  const [one = "", two = "", three = ""] = people;
  await fillFor(tenant.shopId, people, profileTables, randomFrom(9, "chain"));
  const before = await rowsOf(tenant.shopId, people, profileTables);
  const moved = (rows: typeof before) =>
    Object.fromEntries(profileTables.flatMap(({ table, way }) => (way === "moved" ? [[table, rows[table]]] : [])));

  const first = await mergeTwo(two, three);
  const second = await mergeTwo(one, two);
  await undo(first);
  const [parted] = await db.query<{ into: string | null }>(sql`
    SELECT merged_into AS into FROM profiles WHERE shop_id = ${tenant.shopId} AND id = ${three}`);
  expect(parted?.into).toBeNull();
  await undo(second);
  expect(moved(await rowsOf(tenant.shopId, people, profileTables))).toEqual(moved(before));

  const again = await mergeTwo(two, three);
  const last = await mergeTwo(one, two);
  await undo(last);
  await undo(again);
  expect(moved(await rowsOf(tenant.shopId, people, profileTables))).toEqual(moved(before));
});

test("what came after the merge stays with the one who was kept, and what was in the other's hands goes back to her", async () => {
  const [kept, other] = await Promise.all([somebody("951"), somebody("952")]);
  await fillFor(tenant.shopId, [kept, other], profileTables, randomFrom(3, "after"));
  const mergeId = await mergeTwo(kept, other);
  await db.query(sql`
    INSERT INTO orders SELECT (jsonb_populate_record(o, jsonb_build_object('order_id', 424242, 'profile_id', ${kept}::bigint))).*
    FROM orders o WHERE o.shop_id = ${tenant.shopId} LIMIT 1`);
  // A run of hers went on meanwhile: it is hers again, as far as it has come.
  await db.query(sql`
    UPDATE flow_runs SET state = 'ended', outcome = 'finished', ended_at = ${later}, due_at = NULL
    WHERE shop_id = ${tenant.shopId} AND profile_id = ${kept}`);
  await undo(mergeId);
  const rows = await rowsOf(tenant.shopId, [kept, other], profileTables);
  expect(rows["orders"]?.find((row) => String(row["order_id"]) === "424242")?.["profile_id"]).toBe(Number(kept));
  expect(rows["flow_runs"]?.filter((row) => String(row["profile_id"]) === other).length).toBeGreaterThan(0);
  expect(rows["flow_runs"]?.every((row) => row["state"] === "ended")).toBe(true);
});
