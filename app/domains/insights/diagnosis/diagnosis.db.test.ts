import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { findExperiment } from "~/domains/experiments/index.server";
import { createFlow } from "~/domains/flows/index.server";
import { parse, saveSegment } from "~/domains/segments/index.server";
import { ensureShop, getShop } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { flowOf, send } from "../../../../tests/support/flow-contents";
import { lookForDrift } from "../drift/jobs.server";
import { listNextSteps } from "../next-steps/next-steps.server";
import { beginTest, diagnoseSegment } from "./diagnosis.server";
import { countFacts, findFacts } from "./queries.server";

const now = new Date("2026-06-15T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

let shop: Shop;
let segmentId: number;
let flowId: number;
let shops = 0;

beforeEach(async () => {
  const { id } = await ensureShop(`diagnoses-${++shops}.myshopify.com`);
  shop = await getShop(id);
  const draft = {
    name: "Tea drinkers",
    description: "",
    family: "affinity",
    goal: null,
    owner: "",
    parentId: null,
  } as const;
  const saved = await saveSegment(id, null, { ...draft, definition: parse("number_of_orders >= 1") }, daysAgo(80));
  if (saved.outcome !== "saved") throw new Error(saved.outcome);
  segmentId = saved.segmentId;
  const created = await createFlow(id, { from: "content", name: "Tea", content: flowOf([send("send-1")]) }, now);
  if (created.outcome !== "created") throw new Error(created.outcome);
  flowId = created.flowId;
  await db.query(sql`
    WITH published AS (UPDATE flows SET version = 1, draft = NULL WHERE shop_id = ${id} AND id = ${flowId} RETURNING shop_id, id)
    INSERT INTO flow_versions (shop_id, flow_id, version, content, created_at)
    SELECT shop_id, id, 1, ${JSON.stringify(flowOf([send("send-1")]))}::jsonb, ${now}::timestamptz FROM published`);
});

interface Mailed {
  /** Days ago that the mail went out, its cause a day before it. */
  days?: number;
  delivered?: boolean;
  clicked?: boolean;
  /** Orders, by how many hours they came after the mail. */
  orders?: number[];
  /** Whether she was still in the segment when it came. */
  isIn?: boolean;
}

async function mail({ days = 30, delivered = true, clicked = false, orders = [], isIn = true }: Mailed): Promise<void> {
  const at = daysAgo(days);
  const [profile] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, known_since) VALUES (${shop.id}, ${daysAgo(80)}) RETURNING id`);
  const who = profile?.id ?? "";
  await db.query(sql`
    INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, left_at, entered_cause)
    VALUES (${shop.id}, ${segmentId}, ${who}::bigint, ${daysAgo(days + 1)}, ${isIn ? null : daysAgo(days + 0.5)}, 'fact')`);
  const [run] = await db.query<{ id: string }>(sql`
    INSERT INTO flow_runs (shop_id, flow_id, version, profile_id, triggered_at, started_at, cause, arrived_at)
    VALUES (${shop.id}, ${flowId}, 1, ${who}::bigint, ${daysAgo(days + 1)}, ${daysAgo(days + 1)}, '{}', ${at}) RETURNING id`);
  const [message] = await db.query<{ id: string }>(sql`
    INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, segment_id, template_key, state,
      next_attempt_at, queued_at, settled_at)
    VALUES (${shop.id}, ${who}::bigint, 'flow', ${run?.id ?? ""}::bigint, 0, ${flowId}, ${segmentId}, 'welcome', 'sent', ${at}, ${at}, ${at})
    RETURNING id`);
  const kinds = [...(delivered ? ["delivered"] : []), ...(clicked ? ["clicked"] : [])];
  await db.query(sql`
    INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at)
    SELECT ${shop.id}::int, ${message?.id ?? ""}::bigint, k, ${at}::timestamptz + interval '1 hour' FROM unnest(${kinds}::text[]) k`);
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
    SELECT ${shop.id}::int, ${who}::bigint * 10 + n, ${who}::bigint, 'GBP', 1000, '{}',
      ${at}::timestamptz + make_interval(hours => h::int), ${now}::timestamptz, 'x'
    FROM unnest(${orders}::int[]) WITH ORDINALITY o(h, n)`);
}

const count = () => transact((tx) => countFacts(shop.id, now, tx));

test("mails are counted by what became of them", async () => {
  await mail({});
  await mail({ delivered: false });
  // A click says that it arrived.
  await mail({ delivered: false, clicked: true });
  await mail({ clicked: true, orders: [5] });
  // Six days after the click: she is a buyer, but not by the click.
  await mail({ clicked: true, orders: [6 * 24 + 2] });
  // Ordered between the cause and the mail: it came too late. So it does for who has left.
  await mail({ orders: [-5] });
  await mail({ isIn: false });
  // Too young to judge, and too old.
  await mail({ days: 5, clicked: true, orders: [1] });
  await mail({ days: 95, clicked: true, orders: [1] });
  await count();
  expect(await findFacts(shop.id)).toEqual(
    new Map([[segmentId, { sent: 7, delivered: 6, clicked: 3, orderedAfterClick: 1, late: 2, people: 7, buyers: 3 }]]),
  );
});

test("an order that was cancelled is none", async () => {
  await mail({ clicked: true, orders: [5] });
  await db.query(sql`UPDATE orders SET cancelled_at = ${now} WHERE shop_id = ${shop.id}`);
  await count();
  expect((await findFacts(shop.id)).get(segmentId)).toMatchObject({
    clicked: 1,
    orderedAfterClick: 0,
    buyers: 0,
  });
});

test("the test of a message is about the step that sends it, and of the definition about the segment", async () => {
  await mail({});
  const message = await beginTest(shop, segmentId, "message", now);
  expect(await findExperiment(shop.id, message ?? 0)).toMatchObject({
    ...{ state: "draft", subject: { kind: "flow_step", id: flowId, step: "send-1" } },
    arms: [{ what: { does: "usual" } }, { what: { does: "differs" } }],
  });
  const timing = await beginTest(shop, segmentId, "timing", now);
  expect(await findExperiment(shop.id, timing ?? 0)).toMatchObject({ arms: [{}, { what: { laterMinutes: 720 } }] });
  const definition = await beginTest(shop, segmentId, "definition", now);
  expect(await findExperiment(shop.id, definition ?? 0)).toMatchObject({
    subject: { kind: "segment", id: segmentId, step: null },
    arms: [{ what: { does: "usual" } }, { what: { does: "generic" } }, { what: { does: "none" } }],
  });
  expect(await beginTest(shop, segmentId, "fine", now)).toBeNull();
});

test("of a segment without mail nothing is said, and another shop's is not there", async () => {
  expect(await diagnoseSegment(shop, segmentId, now)).toMatchObject({ says: "unknown", facts: { sent: 0 } });
  const other = await getShop((await ensureShop("diagnoses-other.myshopify.com")).id);
  expect(await diagnoseSegment(other, segmentId, now)).toBeNull();
  expect(await beginTest(other, segmentId, "message", now)).toBeNull();
});

test("mail that comes too late is a next step, once it is clear", async () => {
  for (let i = 0; i < 70; i++) await mail({ isIn: i % 5 === 0, orders: i % 9 === 0 ? [200] : [] });
  await lookForDrift(shop.id, now);
  expect(await diagnoseSegment(shop, segmentId, now)).toMatchObject({ says: "timing" });
  expect(await listNextSteps(shop.id)).toMatchObject([
    { key: `diagnosis-${segmentId}`, title: "“Tea drinkers”: the mail seems to come too late" },
  ]);
});

test("a segment that is not written to any more is forgotten with the next count", async () => {
  await mail({});
  await count();
  await db.query(sql`UPDATE messages SET segment_id = NULL WHERE shop_id = ${shop.id}`);
  await count();
  expect(await findFacts(shop.id)).toEqual(new Map());
});
