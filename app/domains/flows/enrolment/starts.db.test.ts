import { setTimeout as sleep } from "node:timers/promises";
import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { appendEvents } from "~/domains/events/index.server";
import { markDirty, markStirred, takeDirty } from "~/domains/profiles/index.server";
import { flowOf, matches, send, wait } from "../../../../tests/support/flow-contents";
import {
  addSegment,
  happen,
  openFlowShop,
  order,
  pass,
  runsOf,
  settle,
  startFlow,
  stir,
} from "../../../../tests/support/flow-stage";
import { parse } from "~/domains/segments/index.server";
import { eraseWholeShop } from "~/jobs/erase.server";
import type { Reentry } from "../content/triggers";
import { lookAt, startManually } from "./jobs.server";

const start = new Date("2026-06-15T12:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const day = 1440;
const view = { type: "happened", what: matches("storefront_event.product_viewed MATCHES (count >= 1)") } as const;
const viewed = { ...view, what: { ...view.what, filters: [] } };

let shopId: number;
let count = 0;

beforeEach(async () => {
  shopId = await openFlowShop(`starts-${count++}.myshopify.com`, start);
  return () => eraseWholeShop(shopId);
});

test("what happens starts a flow with what it says of itself, once, and what had happened before does not", async () => {
  const people = await settle(shopId, ["ada"], start);
  const ada = people.get("ada") ?? "";
  await happen(shopId, ada, "product_viewed", after(-5), { productIds: ["77"] });
  const flowId = await startFlow(
    shopId,
    "browse",
    flowOf([wait("pause", 60), send("mail")], { trigger: viewed }),
    start,
  );
  await pass(shopId, after(1));
  expect(await runsOf(shopId)).toEqual([]);
  await happen(shopId, ada, "product_viewed", after(5), { productIds: ["78"] });
  await pass(shopId, after(6));
  expect(await runsOf(shopId)).toEqual(["ada: at pause"]);
  const [run] = await db.query(sql`
    SELECT cause, triggered_at AS "triggeredAt", flow_id AS "flowId" FROM flow_runs WHERE shop_id = ${shopId}`);
  const cause = { kind: "product_viewed", properties: { productIds: ["78"] }, sourceId: expect.any(String) };
  expect(run).toEqual({ cause, triggeredAt: after(5), flowId });
  await pass(shopId, after(66));
  expect(await runsOf(shopId)).toEqual(["ada: pause waited, mail asked, finished"]);
});

test.each<[Reentry, string[]]>([
  [{ rule: "once" }, ["2026-06-15"]],
  [{ rule: "every_time" }, ["2026-06-15", "2026-06-16", "2026-06-19", "2026-06-25"]],
  [{ rule: "after_days", days: 4 }, ["2026-06-15", "2026-06-19", "2026-06-25"]],
])("by the rule %j one comes in again on %j, and never while one is still in it", async (reentry, days) => {
  const people = await settle(shopId, ["ada"], start);
  const ada = people.get("ada") ?? "";
  await startFlow(shopId, "browse", flowOf([wait("pause", 120)], { trigger: viewed, reentry }), start);
  // The second view of each day falls into the run that the first began.
  for (const minutes of [1, 60, day + 1, day + 90, 4 * day + 1, 10 * day + 1]) {
    await happen(shopId, ada, "product_viewed", after(minutes));
    await pass(shopId, after(minutes + 1));
  }
  await pass(shopId, after(20 * day));
  const runs = await db.query<{ day: string; state: string }>(sql`
    SELECT to_char(triggered_at, 'YYYY-MM-DD') AS day, state FROM flow_runs WHERE shop_id = ${shopId} ORDER BY id`);
  expect(runs).toEqual(days.map((one) => ({ day: one, state: "ended" })));
});

test("what fell into a run starts none when that is over, however late it is looked at", async () => {
  const people = await settle(shopId, ["ada"], start);
  const ada = people.get("ada") ?? "";
  await startFlow(shopId, "browse", flowOf([wait("pause", 120)], { trigger: viewed }), start);
  await happen(shopId, ada, "product_viewed", after(1));
  await happen(shopId, ada, "product_viewed", after(60));
  await pass(shopId, after(500));
  await stir(shopId, [ada], after(501));
  expect(await runsOf(shopId)).toEqual(["ada: pause waited, finished"]);
});

test("for whom it is not meant when it happens it does not start later either, and the record says so", async () => {
  const people = await settle(shopId, ["ada", "bea"], start);
  const [ada, bea] = [people.get("ada") ?? "", people.get("bea") ?? ""];
  const onlyIf = parse("number_of_orders >= 1");
  await startFlow(shopId, "browse", flowOf([send("mail")], { trigger: viewed, onlyIf }), start);
  await order(shopId, bea, after(1));
  await happen(shopId, ada, "product_viewed", after(2));
  await happen(shopId, bea, "product_viewed", after(2));
  await order(shopId, ada, after(3));
  await pass(shopId, after(4));
  expect(await runsOf(shopId)).toEqual(["ada: not_for_her", "bea: mail asked, finished"]);
  // Looked at once more, it is still decided.
  await stir(shopId, [ada], after(4));
  expect((await runsOf(shopId))[0]).toBe("ada: not_for_her");
  // It counts for nothing when she does come in.
  await happen(shopId, ada, "product_viewed", after(5));
  expect((await runsOf(shopId))[1]).toBe("ada: mail asked, finished");
});

test("of all that a flow was refused for, the record keeps the latest, however much there is", async () => {
  const ada = (await settle(shopId, ["ada"], start)).get("ada") ?? "";
  const onlyIf = parse("number_of_orders >= 1");
  await startFlow(shopId, "browse", flowOf([send("mail")], { trigger: viewed, onlyIf }), start);
  for (const minutes of [1, 2, 3]) await happen(shopId, ada, "product_viewed", after(minutes));
  expect(await runsOf(shopId)).toEqual(["ada: not_for_her"]);
  await order(shopId, ada, after(4));
  expect(await runsOf(shopId)).toEqual(["ada: not_for_her"]);
});

test("a flow starts with an exit from a segment", async () => {
  const segmentId = await addSegment(shopId, "Nobody yet", "number_of_orders = 0", start);
  const people = await settle(shopId, ["ada"], start);
  const ada = people.get("ada") ?? "";
  const trigger = { type: "segment_left", segment: { segmentId } } as const;
  await startFlow(shopId, "left", flowOf([send("mail")], { trigger }), start);
  await order(shopId, ada, after(1));
  expect(await runsOf(shopId)).toEqual(["ada: mail asked, finished"]);
});

test("what is older than three days when somebody looks starts nothing", async () => {
  const people = await settle(shopId, ["ada"], start);
  const ada = people.get("ada") ?? "";
  await startFlow(shopId, "browse", flowOf([send("mail")], { trigger: viewed }), start);
  await db.query(sql`UPDATE shops SET uninstalled_at = ${start} WHERE id = ${shopId}`);
  await happen(shopId, ada, "product_viewed", after(1));
  await db.query(sql`UPDATE shops SET uninstalled_at = NULL WHERE id = ${shopId}`);
  await stir(shopId, [ada], after(3 * day + 2));
  expect(await runsOf(shopId)).toEqual([]);
});

test("a merchant starts a flow for somebody, by the same rules and only while it is on", async () => {
  const people = await settle(shopId, ["ada", "bea"], start);
  const ids = [...people.values()];
  const flowId = await startFlow(shopId, "by hand", flowOf([wait("pause", 60)], { reentry: { rule: "once" } }), start);
  expect(await startManually(shopId, flowId, [ids[0] ?? ""], after(1))).toBe(1);
  expect(await startManually(shopId, flowId, ids, after(2))).toBe(1);
  expect(await startManually(shopId, flowId + 1, ids, after(3))).toBeNull();
});

test("a birthday starts a flow at the hour of her own clock, once a year", async () => {
  const people = await settle(shopId, ["ada"], start);
  const ada = people.get("ada") ?? "";
  await db.query(sql`UPDATE profiles SET country_code = 'JP' WHERE shop_id = ${shopId} AND id = ${ada}`);
  await happen(shopId, ada, "trait_set", start, { name: "birthday", value: "06-20" });
  const trigger = { type: "date", of: "birthday", days: -2, minute: 540 } as const;
  await startFlow(shopId, "birthday", flowOf([send("mail")], { trigger }), start);
  await pass(shopId, new Date("2026-06-17T23:59:00Z"));
  expect(await runsOf(shopId)).toEqual([]);
  await pass(shopId, new Date("2026-06-18T00:00:00Z"));
  await pass(shopId, new Date("2026-06-18T01:00:00Z"));
  expect(await runsOf(shopId)).toEqual(["ada: mail asked, finished"]);
  await pass(shopId, new Date("2027-06-18T00:00:00Z"));
  expect(await runsOf(shopId)).toHaveLength(2);
});

test("who works out segments and who looks at what happened wait for each other, and not for ever", async () => {
  const ada = (await settle(shopId, ["ada"], start)).get("ada") ?? "";
  await startFlow(shopId, "browse", flowOf([send("mail")], { trigger: viewed }), start);
  const event = { kind: "product_viewed", sourceId: "1", occurredAt: after(1), profileId: ada, actor: null } as const;
  await appendEvents(shopId, [{ ...event, properties: {} }], db);
  await transact((tx) => markStirred(shopId, [ada], tx));
  await markDirty(shopId, [ada], "live", db);
  let looking: Promise<void> = Promise.resolve();
  await transact(async (tx) => {
    await takeDirty(shopId, 10, tx);
    looking = lookAt(shopId, after(2));
    await sleep(500);
    await markStirred(shopId, [ada], tx);
  });
  await looking;
  // What was noted meanwhile is not lost.
  expect(await db.query(sql`SELECT 1 FROM stirred_profiles WHERE shop_id = ${shopId}`)).toHaveLength(1);
  await pass(shopId, after(3));
  expect(await runsOf(shopId)).toEqual(["ada: mail asked, finished"]);
});
