import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { recordConsents } from "~/domains/consent/index.server";
import { findFlowsOn, setFlowEnabled, startManually } from "~/domains/flows/index.server";
import { readDrafts } from "../support/gate-stage";
import { atAnyTime, sender } from "../support/mailing";
import { verifySender } from "../support/verified-sender";
import { flowOf, matches, order as anyOrder, send, wait } from "../support/flow-contents";
import { addSegment, happen, openFlowShop, order, pass, runsOf, settle, startFlow, stir } from "../support/flow-stage";
import { decideAll } from "~/domains/messages/gate/decide.server";
import { queueRequested, savePolicies } from "~/domains/messages/index.server";
import { parse } from "~/domains/segments/index.server";
import { saveSender } from "~/domains/shops/index.server";
import { eraseWholeShop } from "~/jobs/erase.server";
import type { FlowContent } from "~/domains/flows/content/model";

const start = new Date("2026-06-15T12:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const nothing: FlowContent["ends"] = { goal: null, onLeaving: false, when: null };
const trigger = {
  type: "happened",
  what: matches("storefront_event.product_viewed MATCHES (date >= 2020-01-01)"),
} as const;

let shopId: number;
let ada: string;
let count = 0;

beforeEach(async () => {
  shopId = await openFlowShop(`ends-${count++}.myshopify.com`, start);
  await saveSender(shopId, sender, start);
  await verifySender(shopId, "shop.example", start);
  await savePolicies(shopId, atAnyTime, start);
  ada = (await settle(shopId, ["ada"], start)).get("ada") ?? "";
  await say("subscribed", start);
  return () => eraseWholeShop(shopId);
});

async function say(state: "subscribed" | "unsubscribed", at: Date): Promise<void> {
  const said = { email: "ada@example.com", customerId: null, optInLevel: null, source: "shopify" };
  await transact((tx) => recordConsents(shopId, [{ ...said, profileId: ada, state, occurredAt: at }], tx));
}

/** What the gate decides about everything that waits, and what is written because of it. */
async function askGate(now: Date): Promise<string[]> {
  await queueRequested(shopId, now);
  const rows = await db.query<{ id: string }>(sql`
    SELECT id FROM messages WHERE shop_id = ${shopId} AND state = 'queued' ORDER BY id`);
  const drafts = await readDrafts(
    shopId,
    rows.map(({ id }) => id),
  );
  const { decisions } = await transact((tx) => decideAll(shopId, drafts, now, tx));
  return [...decisions.values()].map((one) => (one.decision === "skip" ? one.reason : one.decision));
}

test("what the flow is for ends a run at once, and its message is not sent", async () => {
  const ends = { ...nothing, goal: anyOrder };
  await startFlow(shopId, "cart", flowOf([send("one"), wait("pause", 60), send("two")], { trigger, ends }), start);
  await happen(shopId, ada, "product_viewed", after(1));
  expect(await runsOf(shopId)).toEqual(["ada: one asked, at pause"]);
  expect(await askGate(after(2))).toEqual(["send"]);
  await order(shopId, ada, after(30));
  expect(await runsOf(shopId)).toEqual(["ada: one asked, goal"]);
  expect(await askGate(after(31))).toEqual(["goal_reached"]);
  await pass(shopId, after(90));
  expect(await runsOf(shopId)).toEqual(["ada: one asked, goal"]);
});

test("an order of which nobody has told the flow yet stops the message in the transaction that would claim it", async () => {
  const ends = { ...nothing, goal: anyOrder };
  await startFlow(shopId, "cart", flowOf([send("one"), wait("pause", 60), send("two")], { trigger, ends }), start);
  await happen(shopId, ada, "product_viewed", after(1));
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
    VALUES (${shopId}, 4242, ${ada}, 'GBP', 1000, '{}', ${after(2)}, ${after(2)}, '')`);
  expect(await askGate(after(3))).toEqual(["goal_reached"]);
  // Not the message alone: the run is over.
  expect(await runsOf(shopId)).toEqual(["ada: one asked, goal"]);
});

test("of a run that is through, its last message still goes out, unless what it is for has happened since", async () => {
  const ends = { ...nothing, goal: anyOrder };
  await startFlow(shopId, "cart", flowOf([send("one")], { trigger, ends }), start);
  await happen(shopId, ada, "product_viewed", after(1));
  expect(await runsOf(shopId)).toEqual(["ada: one asked, finished"]);
  expect(await askGate(after(2))).toEqual(["send"]);
  await order(shopId, ada, after(3));
  expect(await askGate(after(4))).toEqual(["goal_reached"]);
});

test("what was ordered before the run began ends nothing", async () => {
  const bea = (await settle(shopId, ["bea"], start)).get("bea") ?? "";
  const ends = { ...nothing, goal: anyOrder };
  await startFlow(shopId, "cart", flowOf([wait("pause", 60)], { trigger, ends }), start);
  await happen(shopId, bea, "product_viewed", after(1));
  await order(shopId, ada, after(5));
  await happen(shopId, ada, "product_viewed", after(10));
  // Both are looked at together, and each run counts from its own beginning.
  await stir(shopId, [ada, bea], after(12));
  expect(await runsOf(shopId)).toEqual(["ada: at pause", "bea: at pause"]);
});

test("who leaves the segment by which she came in leaves the flow", async () => {
  const segmentId = await addSegment(shopId, "Bought nothing since", "number_of_orders = 1", start);
  const ends = { ...nothing, onLeaving: true };
  const entered = { type: "segment_entered", segment: { segmentId } } as const;
  await startFlow(shopId, "second", flowOf([send("one"), wait("pause", 60)], { trigger: entered, ends }), start);
  await order(shopId, ada, after(1));
  expect(await runsOf(shopId)).toEqual(["ada: one asked, at pause"]);
  expect(await askGate(after(2))).toEqual(["send"]);
  await order(shopId, ada, after(3));
  expect(await runsOf(shopId)).toEqual(["ada: one asked, left_segment"]);
  expect(await askGate(after(4))).toEqual(["left_segment"]);
});

test("a condition ends a run as soon as it is true, also by time alone before the next step", async () => {
  const ends = { ...nothing, when: parse("last_order_date <= -2d") };
  await order(shopId, ada, after(-60));
  const content = flowOf([wait("pause", 4 * 1440), send("mail")], { trigger, ends });
  await startFlow(shopId, "cart", content, start);
  await happen(shopId, ada, "product_viewed", after(1));
  await stir(shopId, [ada], after(60));
  expect(await runsOf(shopId)).toEqual(["ada: at pause"]);
  await pass(shopId, after(4 * 1440 + 2));
  expect(await runsOf(shopId)).toEqual(["ada: condition"]);
});

test("who unsubscribes leaves every flow that she is in, and what she said before does not keep her out of one", async () => {
  await startFlow(shopId, "cart", flowOf([wait("pause", 60), send("mail")], { trigger }), start);
  await happen(shopId, ada, "product_viewed", after(1));
  await say("unsubscribed", after(2));
  await stir(shopId, [ada], after(3));
  expect(await runsOf(shopId)).toEqual(["ada: unsubscribed"]);
  await happen(shopId, ada, "product_viewed", after(10));
  await pass(shopId, after(90));
  expect((await runsOf(shopId))[1]).toBe("ada: pause waited, mail asked, finished");
});

test("turning a flow off lets everybody go, and nobody is taken up again when it is turned on", async () => {
  const flowId = await startFlow(shopId, "cart", flowOf([wait("pause", 60), send("mail")], { trigger }), start);
  await happen(shopId, ada, "product_viewed", after(1));
  await setFlowEnabled(shopId, flowId, null);
  expect([...(await findFlowsOn(shopId))]).toEqual([]);
  await setFlowEnabled(shopId, flowId, after(5));
  await stir(shopId, [ada], after(90));
  expect(await runsOf(shopId)).toEqual(["ada: turned_off"]);
});

test("who has been silent for long is left in peace, but for a goodbye", async () => {
  await savePolicies(shopId, { ...atAnyTime, sunsetDays: 30, sunsetMails: 1 }, start);
  const steps = [send("mail"), { ...send("goodbye"), evenIfQuiet: true as const }];
  const flowId = await startFlow(shopId, "sunset", flowOf(steps), start);
  const later = after(60 * 1440);
  await db.query(sql`
    INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, template_key, priority, state, queued_at,
      next_attempt_at, settled_at, first_attempt_at)
    VALUES (${shopId}, ${ada}, 'campaign', 1, 0, 1, 'welcome', 2, 'sent', ${start}, ${start}, ${after(1)}, ${after(1)})`);
  await startManually(shopId, flowId, [ada], later);
  await pass(shopId, later);
  expect(await askGate(later)).toEqual(["sunset", "send"]);
});
