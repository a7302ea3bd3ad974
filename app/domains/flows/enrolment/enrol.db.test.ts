import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db } from "~/db.server";
import { beginKnowledge, countMembers, loadContext, parse } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { addReadyFlows, listFlows, setFlowEnabled } from "../index.server";
import { enrol } from "./jobs.server";

const now = new Date("2026-06-15T12:00:00Z");
const earlier = new Date("2026-06-15T11:00:00Z");

test("whoever enters a flow has an event of it, once, which segments can ask about", async () => {
  const shopId = (await ensureShop("entering.myshopify.com")).id;
  await db.query(sql`UPDATE shops SET installed_at = ${earlier}, generation = 1 WHERE id = ${shopId}`);
  await beginKnowledge(shopId, earlier);
  await addReadyFlows(shopId, earlier);
  const flow = (await listFlows(shopId)).find(({ key }) => key === "welcome");
  await setFlowEnabled(shopId, flow?.id ?? 0, earlier);
  await db.query(sql`
    INSERT INTO profiles (shop_id, customer_id, known_since) SELECT ${shopId}::int, n, ${earlier} FROM generate_series(1, 3) n`);
  await db.query(sql`
    INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, entered_cause)
    SELECT p.shop_id, s.id, p.id, ${earlier}, 'fact' FROM profiles p
    JOIN segments s ON s.shop_id = p.shop_id AND s.key = 'lifecycle-new'
    WHERE p.shop_id = ${shopId} AND p.customer_id <= 2`);
  await db.query(sql`DELETE FROM dirty_profiles WHERE shop_id = ${shopId}`);

  expect(await enrol(shopId, now)).toBe(2);
  expect(await enrol(shopId, now)).toBe(0);

  const events = await db.query(sql`
    SELECT p.customer_id AS customer, e.occurred_at AS at, e.properties FROM events e
    JOIN profiles p ON p.shop_id = e.shop_id AND p.id = e.profile_id
    WHERE e.shop_id = ${shopId} AND e.kind = 'flow_entered' ORDER BY 1`);
  const properties = { flowId: flow?.id };
  expect(events).toEqual([
    { customer: "1", at: now, properties },
    { customer: "2", at: now, properties },
  ]);
  // Their segments are asked again.
  expect(await db.query(sql`SELECT cause FROM dirty_profiles WHERE shop_id = ${shopId}`)).toEqual([
    { cause: "live" },
    { cause: "live" },
  ]);
  const context = await loadContext(shopId, now);
  const entered = parse(`flow_entered MATCHES (id = ${flow?.id}, date >= -1d)`);
  expect(await countMembers(entered, { context, traits: "facts" })).toEqual({ in: 2, out: 1, unknown: 0 });
});
