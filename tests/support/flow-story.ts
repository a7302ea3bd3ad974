import sql from "sql-template-tag";
import { db } from "~/db.server";
import { recordConsents } from "~/domains/consent/index.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import type { EventKind } from "~/domains/events/model";
import { createFlow, findFlow, publishFlow, setFlowEnabled } from "~/domains/flows/index.server";
import { savePolicies } from "~/domains/messages/index.server";
import { markDirty } from "~/domains/profiles/index.server";
import { beginKnowledge } from "~/domains/segments/index.server";
import { ensureShop, saveSender } from "~/domains/shops/index.server";
import { drain } from "~/jobs/drain.server";
import { emit } from "~/jobs/emit.server";
import { atAnyTime, sender } from "./mailing";
import { verifySender } from "./verified-sender";

const msPerMinute = 60_000;

/** A shop in which time passes as its story says, with the whole way from a fact to Resend. */
export interface FlowStory {
  shopId: number;
  now(): Date;
  /** Lets time pass, and does all that is due on the way, hour by hour. */
  pass(span: { minutes?: number; hours?: number; days?: number }): Promise<void>;
  /** Time passes, and no worker runs. */
  outage(hours: number): void;
  /** Adds a ready flow, publishes it and turns it on. @returns its id */
  turnOn(key: string): Promise<number>;
  /** Somebody who subscribed. @returns her profile's id */
  subscribe(name: string): Promise<string>;
  /** Somebody orders products for so much, in minor units. */
  order(profileId: string, amountMinor: number, productIds?: readonly string[]): Promise<void>;
  happen(profileId: string, kind: EventKind, properties: Record<string, unknown>): Promise<void>;
  /** Puts products into the cart. */
  fillCart(profileId: string, productIds: readonly string[]): Promise<void>;
  /** What was asked for, in order: the template, how it stands and why. */
  ledger(profileId: string): Promise<string[]>;
  /** The way of each run: what it passed, and where it stands. */
  runs(profileId: string): Promise<string[]>;
}

let numbers = 0;

/** Resend's stand-in must be open. */
export async function openFlowStory(domain: string, start: Date): Promise<FlowStory> {
  const shopId = (await ensureShop(domain)).id;
  await db.query(sql`
    UPDATE shops SET installed_at = ${start}, generation = 1, currency = 'GBP', timezone = 'Europe/London' WHERE id = ${shopId}`);
  await saveSender(shopId, sender, start);
  await verifySender(shopId, "shop.example", start);
  await savePolicies(shopId, atAnyTime, start);
  await beginKnowledge(shopId, start);
  let now = start;

  const settle = async (profileIds: readonly string[] = []) => {
    await markDirty(shopId, profileIds, "live", db);
    await emit(db, "profiles.dirty", { shopId });
    await drain(shopId, () => now);
  };

  const happen = async (profileId: string, kind: EventKind, properties: Record<string, unknown>) => {
    await ensureMonths([now]);
    const event = { kind, sourceId: `story ${++numbers}`, occurredAt: now, profileId, actor: null, properties };
    await appendEvents(shopId, [event], db);
    await settle([profileId]);
  };

  return {
    shopId,
    now: () => now,
    pass: async ({ minutes = 0, hours = 0, days = 0 }) => {
      const until = now.getTime() + (minutes + 60 * (hours + 24 * days)) * msPerMinute;
      while (now.getTime() < until) {
        now = new Date(Math.min(until, now.getTime() + 60 * msPerMinute));
        await drain(shopId, () => now);
      }
    },
    outage: (hours) => {
      now = new Date(now.getTime() + hours * 60 * msPerMinute);
    },
    turnOn: async (key) => {
      const created = await createFlow(shopId, { from: "ready", key }, now);
      if (created.outcome !== "created") throw new Error(JSON.stringify(created));
      const { revision } = (await findFlow(shopId, created.flowId)) ?? { revision: 0 };
      const published = await publishFlow(shopId, created.flowId, { revision, move: "stay" }, now);
      if (published.outcome !== "published") throw new Error(JSON.stringify(published));
      await drain(shopId, () => now);
      await setFlowEnabled(shopId, created.flowId, now);
      return created.flowId;
    },
    subscribe: async (name) => {
      const email = `${name}@example.com`;
      const [row] = await db.query<{ id: string }>(sql`
        INSERT INTO profiles (shop_id, customer_id, email, first_name, country_code, known_since)
        VALUES (${shopId}, ${++numbers}, ${email}, ${name}, 'GB', ${now}) RETURNING id`);
      const profileId = row?.id ?? "";
      const said = { state: "subscribed", optInLevel: null, source: "shopify", occurredAt: now } as const;
      await recordConsents(shopId, [{ profileId, email, ...said, customerId: null }], db);
      await settle([profileId]);
      return profileId;
    },
    order: async (profileId, amountMinor, productIds = []) => {
      const orderId = ++numbers;
      await db.query(sql`
        INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
        VALUES (${shopId}, ${orderId}, ${profileId}, 'GBP', ${amountMinor}, '{}', ${now}, ${now}, '')`);
      await db.query(sql`
        INSERT INTO order_lines (shop_id, order_id, line_id, product_id, quantity, current_quantity, unit_price_minor, version, digest)
        SELECT ${shopId}::int, ${orderId}::bigint, n, id::bigint, 1, 1, ${amountMinor}::bigint, ${now}::timestamptz, ''
        FROM unnest(${[...productIds]}::text[]) WITH ORDINALITY AS t(id, n)`);
      await settle([profileId]);
    },
    happen,
    fillCart: async (profileId, productIds) => {
      const lines = productIds.map((productId) => ({
        productId,
        variantId: null,
        title: "",
        quantity: 1,
        priceMinor: 1,
      }));
      await db.query(sql`
        INSERT INTO baskets (shop_id, kind, token, profile_id, lines, started_at, version, digest)
        VALUES (${shopId}, 'cart', ${`cart ${++numbers}`}, ${profileId}, ${JSON.stringify(lines)}::jsonb, ${now}, ${now}, '')`);
      await happen(profileId, "cart_updated", { productIds: [...productIds] });
    },
    ledger: async (profileId) => {
      const rows = await db.query<{ line: string }>(sql`
        SELECT concat_ws(' ', template_key, state, reason) AS line FROM messages
        WHERE shop_id = ${shopId} AND profile_id = ${profileId} ORDER BY id`);
      return rows.map(({ line }) => line);
    },
    runs: async (profileId) => {
      const rows = await db.query<{ line: string }>(sql`
        SELECT concat_ws(', ', (SELECT string_agg(t.step || ' ' || t.outcome, ', ' ORDER BY t.number) FROM flow_passages t
            WHERE t.shop_id = r.shop_id AND t.run_id = r.id),
          CASE r.state WHEN 'waiting' THEN 'at ' || r.at_step ELSE r.outcome END) AS line
        FROM flow_runs r WHERE r.shop_id = ${shopId} AND r.profile_id = ${profileId} ORDER BY r.id`);
      return rows.map(({ line }) => line);
    },
  };
}
