import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { formOf, type Draft } from "~/components/segment-builder/segment-form";
import { db } from "~/db.server";
import { parse } from "~/domains/segments";
import { findSegment, saveSegment } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { putAway, save } from "./change.server";

let shopId: number;
let otherShopId: number;
let segmentId: number;

const draft: Draft = {
  name: "Regulars",
  description: "",
  family: "purchase",
  goal: null,
  owner: "",
  parentId: null,
  definition: parse("number_of_orders >= 2"),
};

/** Adds a segment and tells its number. */
async function add(shop: number, name: string, text: string): Promise<number> {
  const saved = await saveSegment(shop, null, { ...draft, name, definition: parse(text) }, new Date());
  if (saved.outcome !== "saved") throw new Error(`${name} was not saved`);
  return saved.segmentId;
}

function sent(changed: Partial<Draft>): Request {
  const body = new URLSearchParams(formOf({ ...draft, ...changed }));
  return new Request("http://127.0.0.1/", { method: "POST", body });
}

/** The answer, whether it was returned or thrown. */
async function answerOf(run: () => Promise<unknown>): Promise<unknown> {
  return run().catch((thrown: unknown) => thrown);
}

beforeAll(async () => {
  shopId = (await ensureShop("edits.myshopify.com")).id;
  otherShopId = (await ensureShop("other-edits.myshopify.com")).id;
  segmentId = await add(shopId, "Regulars", "number_of_orders >= 2");
});

test("a change is saved, and the segment's page comes next", async () => {
  const answer = await answerOf(() => save(shopId, segmentId, sent({ definition: parse("number_of_orders >= 3") })));
  expect(answer).toMatchObject({ status: 302 });
  expect(await findSegment(shopId, segmentId)).toMatchObject({ version: 2, appliedVersion: 0 });
});

test("what is refused is told beside its field", async () => {
  await add(shopId, "Newcomers", "number_of_orders = 1");
  const taken = await answerOf(() => save(shopId, segmentId, sent({ name: "newcomers" })));
  expect(taken).toMatchObject({ data: { errors: { name: "Another segment has this name" } }, init: { status: 422 } });
  const itself = await answerOf(() => save(shopId, segmentId, sent({ definition: parse(`member_of = ${segmentId}`) })));
  expect(itself).toMatchObject({ data: { errors: { definition: expect.stringContaining("about itself") } } });
});

test("a segment of another shop can neither be changed nor put away", async () => {
  expect(await answerOf(() => save(otherShopId, segmentId, sent({ name: "Mine" })))).toMatchObject({ status: 404 });
  expect(await answerOf(() => putAway(otherShopId, segmentId))).toMatchObject({ status: 404 });
  expect(await findSegment(shopId, segmentId)).toMatchObject({ name: "Regulars" });
});

test("a segment that another asks about stays; otherwise it goes", async () => {
  const user = await add(shopId, "Regulars in the first half", `member_of = ${segmentId} AND random_bucket < 50`);
  expect(await answerOf(() => putAway(shopId, segmentId))).toMatchObject({
    data: { told: { problem: true, words: expect.stringContaining("Regulars in the first half") } },
  });
  expect(await answerOf(() => putAway(shopId, user))).toMatchObject({ status: 302 });
  expect(await findSegment(shopId, user)).toBeNull();
});

test("a segment that a flow which is on starts with stays, until the flow is off", async () => {
  const startId = await add(shopId, "Flow starts here", "number_of_orders >= 9");
  const content = {
    ...{ trigger: { type: "segment_entered", segment: { segmentId: startId } }, onlyIf: null },
    ...{ reentry: { rule: "once" }, ends: { goal: null, onLeaving: false, when: null } },
    steps: [{ id: "hello", type: "send", template: "welcome", latestMinutes: null }],
  };
  const [flow] = await db.query<{ id: number }>(sql`
    WITH flow AS (
      INSERT INTO flows (shop_id, key, name, version, created_at, enabled_at)
      VALUES (${shopId}, 'nine', 'Nine orders', 1, now(), now()) RETURNING id
    ), version AS (
      INSERT INTO flow_versions (shop_id, flow_id, version, content, created_at)
      SELECT ${shopId}, id, 1, ${JSON.stringify(content)}::jsonb, now() FROM flow
    ) SELECT id FROM flow`);
  expect(await answerOf(() => putAway(shopId, startId))).toMatchObject({
    data: { told: { problem: true, words: expect.stringContaining("The flow “Nine orders” is on") } },
  });
  await db.query(sql`UPDATE flows SET enabled_at = NULL WHERE shop_id = ${shopId} AND id = ${flow?.id}`);
  expect(await answerOf(() => putAway(shopId, startId))).toMatchObject({ status: 302 });
});

test("a segment that a scheduled campaign names stays, until that is a draft again", async () => {
  const named = await add(shopId, "Named", "number_of_orders >= 4");
  const plan = {
    audience: { include: [], exclude: [named] },
    messages: { bySegment: [], everybodyElse: "welcome" },
    schedule: { at: "once" },
    trial: null,
  };
  await db.query(sql`
    INSERT INTO campaigns (shop_id, name, plan, state, created_at)
    VALUES (${shopId}, 'News', ${JSON.stringify(plan)}::jsonb, 'scheduled', now())`);
  expect(await answerOf(() => putAway(shopId, named))).toMatchObject({
    data: { told: { words: expect.stringContaining("The campaign “News” is scheduled") } },
    init: { status: 409 },
  });
  await db.query(sql`UPDATE campaigns SET state = 'draft' WHERE shop_id = ${shopId}`);
  expect(await answerOf(() => putAway(shopId, named))).toMatchObject({ status: 302 });
});
