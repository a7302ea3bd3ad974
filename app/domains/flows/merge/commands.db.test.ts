import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { fillSegments, findSegment, listPutAway, parse, print, saveSegment } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { setFlowEnabled } from "../commands.server";
import { enrol } from "../enrolment/jobs.server";
import { addFlow, listFlows } from "../queries.server";
import { oneMessage } from "../../../../tests/support/one-message";
import { describeMerge, mergeSegments } from "./commands.server";

const now = new Date("2026-05-03T12:00:00Z");
const later = new Date("2026-05-04T12:00:00Z");
let shopId: number;
let british: number;
let twin: number;

beforeEach(async () => {
  shopId = (await ensureShop("merges.myshopify.com")).id;
  await db.query(sql`UPDATE shops SET installed_at = ${now}, generation = 1 WHERE id = ${shopId}`);
  await db.query(sql`DELETE FROM flows WHERE shop_id = ${shopId}`);
  await db.query(sql`DELETE FROM segments WHERE shop_id = ${shopId}`);
  await db.query(sql`DELETE FROM profiles WHERE shop_id = ${shopId}`);
  await db.query(sql`
    INSERT INTO profiles (shop_id, customer_id, email, country_code, known_since)
    SELECT ${shopId}, n, 'shopper' || n || '@example.com', CASE WHEN n < 5 THEN 'GB' ELSE 'IE' END, ${now}::timestamptz - interval '1 day'
    FROM generate_series(1, 6) n`);
  british = await add("British", "customer_countries CONTAINS 'GB'");
  twin = await add("Nearby", "customer_countries CONTAINS 'GB' OR customer_countries CONTAINS 'IE'");
});

async function add(name: string, text: string, parentId: number | null = null): Promise<number> {
  const draft = { name, description: "", family: "purchase", goal: null, owner: "", parentId } as const;
  const saved = await saveSegment(shopId, null, { ...draft, definition: parse(text) }, now);
  if (saved.outcome !== "saved") throw new Error(JSON.stringify(saved));
  await db.query(sql`UPDATE segments SET filled_to = ${now} WHERE shop_id = ${shopId} AND state = 'filling'`);
  await fillSegments(shopId, now);
  return saved.segmentId;
}

async function addFlowOn(segmentId: number): Promise<number> {
  const content = oneMessage({ segmentId }, "welcome");
  await addFlow(shopId, { key: `flow-${segmentId}`, name: "Hello", content }, now, db);
  return (await listFlows(shopId)).at(-1)?.id ?? 0;
}

async function textOf(segmentId: number): Promise<string> {
  const segment = await findSegment(shopId, segmentId);
  return segment ? print(segment.definition) : "";
}

test("a merge says beforehand what it changes, then changes just that, and can be taken back", async () => {
  const asking = await add("Regular Britons", `member_of = ${british} AND number_of_orders >= 2`);
  const part = await add("Welsh", "customer_tags CONTAINS 'wales'", british);
  const flowId = await addFlowOn(british);
  expect(await describeMerge(shopId, british, twin)).toEqual({
    from: { id: british, name: "British" },
    into: { id: twin, name: "Nearby" },
    difference: { both: 4, onlyFrom: 0, onlyInto: 2 },
    pointed: { asking: ["Regular Britons"], moved: ["Welsh"] },
    flows: ["Hello"],
    problem: null,
  });

  expect(await mergeSegments(shopId, british, twin, later)).toEqual({ outcome: "merged" });
  expect(await findSegment(shopId, british)).toBeNull();
  expect(await listPutAway(shopId)).toMatchObject([{ id: british }]);
  expect(await textOf(asking)).toBe(`member_of = ${twin} AND number_of_orders >= 2`);
  expect(await findSegment(shopId, asking)).toMatchObject({ version: 2, parentId: null });
  expect(await findSegment(shopId, part)).toMatchObject({ version: 1, parentId: twin });
  expect((await listFlows(shopId))[0]?.content?.trigger).toEqual({
    type: "segment_entered",
    segment: { segmentId: twin },
  });

  // The flow starts for who enters the one that stays.
  await setFlowEnabled(shopId, flowId, later);
  await db.query(sql`
    UPDATE memberships SET entered_at = ${later}, entered_cause = 'fact'
    WHERE shop_id = ${shopId} AND segment_id = ${twin} AND left_at IS NULL`);
  expect(await enrol(shopId, later)).toBe(6);
});

test("a flow that is on keeps its segment, and nothing at all is changed", async () => {
  const asking = await add("Regular Britons", `member_of = ${british} AND number_of_orders >= 2`);
  await setFlowEnabled(shopId, await addFlowOn(british), now);
  const problem = "The flow “Hello” is on and starts with it; turn it off first";
  expect(await describeMerge(shopId, british, twin)).toMatchObject({ problem });
  expect(await mergeSegments(shopId, british, twin, later)).toEqual({ outcome: "refused", problem });
  expect(await findSegment(shopId, british)).toMatchObject({ name: "British" });
  expect(await textOf(asking)).toContain(`member_of = ${british}`);
  // The other way round nothing is in the way.
  expect(await mergeSegments(shopId, twin, british, later)).toEqual({ outcome: "merged" });
});

test("a circle is refused, and another shop's segments are not there", async () => {
  const asking = await add("Regular Britons", `member_of = ${british}`);
  expect(await mergeSegments(shopId, british, asking, later)).toMatchObject({
    problem: expect.stringContaining("would ask about itself"),
  });
  const { id: otherId } = await ensureShop("other-merges.myshopify.com");
  expect(await mergeSegments(otherId, british, twin, later)).toEqual({ outcome: "missing" });
  expect(await describeMerge(otherId, british, twin)).toBeNull();
  expect(await findSegment(shopId, british)).toMatchObject({ name: "British" });
});

test("a flow names a segment of the library by its key", async () => {
  await addFlowOn(british);
  await db.query(sql`UPDATE segments SET key = 'lifecycle-new' WHERE shop_id = ${shopId} AND id = ${twin}`);
  await mergeSegments(shopId, british, twin, later);
  expect((await listFlows(shopId))[0]?.content?.trigger).toEqual({
    type: "segment_entered",
    segment: { segmentKey: "lifecycle-new" },
  });
});

test("what a scheduled campaign names is not merged away behind its back", async () => {
  const plan = {
    audience: { include: [british], exclude: [] },
    messages: { bySegment: [], everybodyElse: "welcome" },
    schedule: { at: "once" },
    trial: null,
  };
  await db.query(sql`
    INSERT INTO campaigns (shop_id, name, plan, state, created_at)
    VALUES (${shopId}, 'News', ${JSON.stringify(plan)}::jsonb, 'scheduled', ${now})`);
  const problem = "The campaign “News” is scheduled and names it; take that back to a draft first";
  expect(await describeMerge(shopId, british, twin)).toMatchObject({ problem });
  expect(await mergeSegments(shopId, british, twin, later)).toEqual({ outcome: "refused", problem });
  await db.query(sql`DELETE FROM campaigns WHERE shop_id = ${shopId}`);
  expect(await mergeSegments(shopId, british, twin, later)).toEqual({ outcome: "merged" });
});
