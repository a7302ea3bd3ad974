import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { putAwaySegment, saveSegment } from "../commands.server";
import { fillSegments } from "../jobs.server";
import { parse } from "../language/parse";
import { installReadyMade } from "../library/commands.server";
import { findSegment, listPutAway, listVersions } from "../queries.server";
import { takeBackSegment } from "./commands.server";

const start = new Date("2026-05-03T12:00:00Z");
const daysLater = (days: number) => new Date(start.getTime() + days * 86_400_000);
let shopId: number;

beforeEach(async () => {
  shopId = (await ensureShop("put-away.myshopify.com")).id;
  await db.query(sql`DELETE FROM segments WHERE shop_id = ${shopId}`);
  await db.query(sql`DELETE FROM profiles WHERE shop_id = ${shopId}`);
  await db.query(sql`
    INSERT INTO profiles (shop_id, customer_id, email, country_code, known_since)
    SELECT ${shopId}, n, 'shopper' || n || '@example.com', 'GB', ${start}::timestamptz + make_interval(days => n)
    FROM unnest(ARRAY[-1, 5]) n`);
});

async function add(name: string, text: string, parentId: number | null = null): Promise<number> {
  const draft = { name, description: "", family: "purchase", goal: null, owner: "", parentId } as const;
  const saved = await saveSegment(shopId, null, { ...draft, definition: parse(text) }, start);
  if (saved.outcome !== "saved") throw new Error(JSON.stringify(saved));
  await fillSegments(shopId, start);
  return saved.segmentId;
}

async function stays(segmentId: number) {
  return db.query(sql`
    SELECT p.customer_id::int AS who, m.entered_at AS "enteredAt", m.left_at AS "leftAt" FROM memberships m
    JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
    WHERE m.shop_id = ${shopId} AND m.segment_id = ${segmentId} ORDER BY m.entered_at, p.customer_id DESC`);
}

test("what is taken back has its versions and its past, and what happened meanwhile", async () => {
  const british = await add("British", "customer_countries CONTAINS 'GB'");
  await putAwaySegment(shopId, british, daysLater(1));
  expect(await listPutAway(shopId)).toMatchObject([{ id: british, archivedAt: daysLater(1) }]);
  expect(await takeBackSegment(shopId, british, daysLater(10))).toEqual({ outcome: "taken-back", segmentId: british });
  expect(await listPutAway(shopId)).toEqual([]);

  // A new segment that begins far earlier does not make it work out its past again.
  const draft = { name: "All", description: "", family: "purchase", goal: null, owner: "", parentId: null } as const;
  await saveSegment(shopId, null, { ...draft, definition: parse("customer_added_date <= today") }, daysLater(10));
  await fillSegments(shopId, daysLater(10));
  expect(await findSegment(shopId, british)).toMatchObject({ state: "live", version: 1 });
  expect(await listVersions(shopId, british)).toHaveLength(1);
  expect(await stays(british)).toEqual([
    { who: -1, enteredAt: daysLater(-1), leftAt: daysLater(1) },
    { who: -1, enteredAt: daysLater(2), leftAt: null },
    { who: 5, enteredAt: daysLater(5), leftAt: null },
  ]);
});

test("a taken name, and a segment that is asked about and away, keep it away", async () => {
  const british = await add("British", "customer_countries CONTAINS 'GB'");
  const regulars = await add("British regulars", `member_of = ${british} AND number_of_orders >= 2`);
  const part = await add("A part", "number_of_orders >= 2", british);
  for (const id of [part, regulars, british]) await putAwaySegment(shopId, id, daysLater(1));
  expect(await takeBackSegment(shopId, regulars, daysLater(2))).toEqual({
    outcome: "refused",
    problem: "It asks about “British”, which is put away too; take that one back first",
  });
  // What it was a part of is not there: it stands for itself.
  await takeBackSegment(shopId, part, daysLater(2));
  expect(await findSegment(shopId, part)).toMatchObject({ parentId: null });
  await add("british", "number_of_orders >= 7");
  expect(await takeBackSegment(shopId, british, daysLater(2))).toMatchObject({
    problem: expect.stringContaining("Another segment is called “British” now"),
  });
});

test("only what the shop itself put away can be taken back, and once", async () => {
  const british = await add("British", "customer_countries CONTAINS 'GB'");
  expect(await takeBackSegment(shopId, british, start)).toEqual({ outcome: "missing" });
  await putAwaySegment(shopId, british, start);
  const other = await ensureShop("nobody-elses.myshopify.com");
  expect(await takeBackSegment(other.id, british, start)).toEqual({ outcome: "missing" });
  expect(await listPutAway(other.id)).toEqual([]);
  expect(await findSegment(shopId, british)).toBeNull();
});

test("a ready-made segment that was put away is the same one when it is added again", async () => {
  const added = await installReadyMade(shopId, "high-value", start);
  if (added.outcome !== "added") throw new Error(`It was ${added.outcome}`);
  await putAwaySegment(shopId, added.segmentId, daysLater(1));
  const again = await installReadyMade(shopId, "high-value", daysLater(2));
  expect(again).toEqual({ outcome: "taken-back", segmentId: added.segmentId });
  expect(await installReadyMade(shopId, "high-value", daysLater(2))).toMatchObject({ outcome: "refused" });
});

test("a segment cannot be a part of its own part", async () => {
  const whole = await add("Whole", "number_of_orders >= 1");
  const part = await add("Part", "number_of_orders >= 2", whole);
  const definition = parse("number_of_orders >= 1");
  const draft = { name: "Whole", description: "", family: "purchase", goal: null, owner: "", definition } as const;
  expect(await saveSegment(shopId, whole, { ...draft, parentId: part }, start)).toMatchObject({
    outcome: "refused",
    field: "parentId",
  });
});
