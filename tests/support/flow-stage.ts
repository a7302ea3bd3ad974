import sql from "sql-template-tag";
import { db } from "~/db.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import type { EventKind } from "~/domains/events/model";
import type { FlowContent } from "~/domains/flows/content/model";
import { enrol, goOn, lookAt, setFlowEnabled } from "~/domains/flows/index.server";
import { addFlow, listFlows } from "~/domains/flows/queries.server";
import { markDirty } from "~/domains/profiles/index.server";
import { parse, refresh, saveSegment } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { recordset } from "~/lib/sql";

/** A shop whose history is read, in which nobody is yet. @returns its id */
export async function openFlowShop(domain: string, now: Date): Promise<number> {
  const { id } = await ensureShop(domain);
  await db.query(sql`
    UPDATE shops SET installed_at = ${now}, generation = 1, currency = 'GBP', timezone = 'UTC', ready_at = ${now} WHERE id = ${id}`);
  await ensureMonths([now]);
  return id;
}

/** Adds a flow and turns it on. @returns its id */
export async function startFlow(shopId: number, name: string, content: FlowContent, now: Date): Promise<number> {
  await addFlow(shopId, { key: name, name, content }, now, db);
  const flow = (await listFlows(shopId)).find(({ key }) => key === name);
  if (!flow) throw new Error("The flow is not there");
  await setFlowEnabled(shopId, flow.id, now);
  return flow.id;
}

/** People who never said anything about mail. @returns their profiles' ids, by name */
export async function settle(shopId: number, names: readonly string[], now: Date): Promise<Map<string, string>> {
  const people = names.map((name) => ({ name, email: `${name}@example.com` }));
  const rows = await db.query<{ id: string; name: string }>(sql`
    INSERT INTO profiles (shop_id, email, first_name, country_code, known_since)
    SELECT ${shopId}::int, email, name, 'GB', ${now}::timestamptz FROM ${recordset(people, { name: "text", email: "text" })}
    RETURNING id, first_name AS name`);
  await stir(
    shopId,
    rows.map(({ id }) => id),
    now,
  );
  return new Map(rows.map(({ id, name }) => [name, id]));
}

export async function addSegment(shopId: number, name: string, text: string, now: Date): Promise<number> {
  const draft = { name, description: "", family: "purchase", goal: null, owner: "", parentId: null } as const;
  const saved = await saveSegment(shopId, null, { ...draft, definition: parse(text) }, now);
  if (saved.outcome !== "saved") throw new Error(JSON.stringify(saved));
  await db.query(sql`
    UPDATE segments SET state = 'live', filled_to = ${now}, applied_version = version
    WHERE shop_id = ${shopId} AND id = ${saved.segmentId}`);
  return saved.segmentId;
}

let orders = 0;

/** Somebody orders something. */
export async function order(shopId: number, profileId: string, at: Date): Promise<void> {
  orders += 1;
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
    VALUES (${shopId}, ${orders}, ${profileId}, 'GBP', 1000, '{}', ${at}, ${at}, '')`);
  await stir(shopId, [profileId], at);
}

/** Something happens to somebody, of which others are told. */
export async function happen(
  shopId: number,
  profileId: string,
  kind: EventKind,
  at: Date,
  properties: Record<string, unknown> = {},
): Promise<void> {
  const sourceId = `${kind} ${profileId} ${at.getTime()}`;
  await ensureMonths([at]);
  await appendEvents(shopId, [{ kind, sourceId, occurredAt: at, profileId, actor: null, properties }], db);
  await stir(shopId, [profileId], at);
}

/** What is told of these goes through the stages, but for the mails. */
export async function stir(shopId: number, profileIds: readonly string[], now: Date): Promise<void> {
  await markDirty(shopId, profileIds, "live", db);
  await pass(shopId, now);
}

/** Time has come to an instant. */
export async function pass(shopId: number, now: Date): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await refresh(shopId, now);
    await enrol(shopId, now);
    await lookAt(shopId, now);
    await goOn(shopId, now);
  }
}

/** The runs of a shop as a story tells them: of whom, what they passed, and how they ended or where they wait. */
export async function runsOf(shopId: number): Promise<string[]> {
  const rows = await db.query<{ name: string; passed: string[]; stands: string }>(sql`
    SELECT p.first_name AS name, ARRAY(
        SELECT t.step || ' ' || t.outcome FROM flow_passages t
        WHERE t.shop_id = r.shop_id AND t.run_id = r.id ORDER BY t.number) AS passed,
      CASE r.state WHEN 'waiting' THEN 'at ' || r.at_step ELSE r.outcome END AS stands
    FROM flow_runs r JOIN profiles p ON p.shop_id = r.shop_id AND p.id = r.profile_id
    WHERE r.shop_id = ${shopId} ORDER BY p.first_name, r.triggered_at, r.id`);
  return rows.map(({ name, passed, stands }) => `${name}: ${[...passed, stands].join(", ")}`);
}
