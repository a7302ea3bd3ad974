import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { deriveTraits } from "~/domains/traits/index.server";
import { recordset } from "~/lib/sql";

/** "3 Mar 12:00" of the story, in a shop whose clock shows Greenwich time. */
export const march = (day: number, hour = 0, minute = 0) => new Date(Date.UTC(2026, 2, day, hour, minute));
const february = (day: number) => new Date(Date.UTC(2026, 1, day, 12));

export const shoppers = ["Ada", "Bea", "Cyd", "Dee", "Eve", "Fay", "Gus", "Hal"] as const;
export type Shopper = (typeof shoppers)[number];
const idOf = (name: Shopper) => shoppers.indexOf(name) + 1;

export const segments = { coffee: 1, buyers: 2 } as const;
export const flowId = 1;
export const campaignId = 9;
const products = { beans: 1, cup: 2, tea: 3 } as const;

interface Mail {
  id: number;
  to: Shopper;
  at: Date;
  program: "flow" | "campaign";
  template: string;
  state?: "skipped";
}

export interface Bought {
  id: number;
  by: Shopper;
  at: Date;
  pounds: number;
  what: keyof typeof products;
  currency?: string;
  cancelledAt?: Date;
}

/** Eight shoppers, two segments, a catalogue of three types; of each what she had bought before March. */
export async function openSmallShop(domain: string): Promise<number> {
  const { id: shopId } = await ensureShop(domain);
  await db.query(sql`
    UPDATE shops SET currency = 'GBP', timezone = 'Europe/London', installed_at = ${february(1)}, ready_at = ${february(1)}
    WHERE id = ${shopId}`);
  await db.query(sql`
    INSERT INTO profiles (shop_id, id, first_name, last_name, email, known_since)
    SELECT ${shopId}::int, id, name, '', lower(name) || '@example.com', ${february(1)}
    FROM ${recordset(
      shoppers.map((name) => ({ id: idOf(name), name })),
      { id: "bigint", name: "text" },
    )}`);
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
    SELECT shop_id, id, email, 'subscribed', 'shopify', ${february(1)} FROM profiles WHERE shop_id = ${shopId}`);
  await db.query(sql`
    INSERT INTO products (shop_id, product_id, title, product_type, version, digest, tags)
    VALUES (${shopId}, 1, 'Beans', 'Coffee', ${february(1)}, '', '{}'), (${shopId}, 2, 'Cup', 'Ware', ${february(1)}, '', '{}'),
      (${shopId}, 3, 'Tea', 'Tea', ${february(1)}, '', '{}')`);
  await db.query(sql`
    INSERT INTO segments (shop_id, id, name, family, state, version, applied_version, created_at)
    VALUES (${shopId}, 1, 'Coffee lovers', 'affinity', 'live', 1, 1, ${march(1)}), (${shopId}, 2, 'Buyers', 'purchase', 'live', 1, 1, ${march(1)})`);
  await db.query(sql`
    INSERT INTO segment_versions (shop_id, segment_id, version, definition, created_at)
    VALUES (${shopId}, 1, 1, ${definition}::jsonb, ${march(1)}), (${shopId}, 2, 1, ${definition}::jsonb, ${march(1)})`);
  return shopId;
}

const definition = JSON.stringify({ type: "all", of: [] });

export async function stays(
  shopId: number,
  segmentId: number,
  lines: readonly { who: Shopper; from: Date; until?: Date }[],
): Promise<void> {
  const rows = lines.map(({ who, from, until = null }) => ({ who: idOf(who), from, until }));
  await db.query(sql`
    INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, left_at, entered_cause, left_cause)
    SELECT ${shopId}::int, ${segmentId}::int, who, "from", until, 'fact', CASE WHEN until IS NOT NULL THEN 'fact' END
    FROM ${recordset(rows, { who: "bigint", from: "timestamptz", until: "timestamptz" })}`);
}

/** Mails because of the segment of coffee lovers. */
export async function mails(shopId: number, lines: readonly Mail[]): Promise<void> {
  const rows = lines.map(({ to, program, state = "sent", ...mail }) => ({
    ...{ ...mail, to: idOf(to), program, state, programId: program === "flow" ? flowId : campaignId },
  }));
  await db.query(sql`
    INSERT INTO messages (shop_id, id, profile_id, source_kind, source_id, step, program_id, segment_id, template_key, template_version,
      state, next_attempt_at, queued_at, settled_at)
    SELECT ${shopId}::int, id, "to", program, id, 0, "programId", ${segments.coffee}::int, template, 1, state, at, at, at
    FROM ${recordset(rows, { id: "bigint", to: "bigint", at: "timestamptz", program: "text", programId: "int", template: "text", state: "text" })}`);
}

export async function told(
  shopId: number,
  kind: "delivered" | "clicked" | "bounced" | "complained" | "opened" | "scanned",
  lines: readonly [message: number, at: Date][],
): Promise<void> {
  const rows = lines.map(([message, at]) => ({ message, at }));
  await db.query(sql`
    INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at)
    SELECT ${shopId}::int, message, ${kind}, at FROM ${recordset(rows, { message: "bigint", at: "timestamptz" })}`);
}

export async function bought(shopId: number, lines: readonly Bought[]): Promise<void> {
  const rows = lines.map(({ by, pounds, what, currency = "GBP", cancelledAt = null, ...order }) => ({
    ...{ ...order, by: idOf(by), minor: pounds * 100, product: products[what], currency, cancelledAt },
  }));
  const columns = {
    ...{ id: "bigint", by: "bigint", at: "timestamptz", minor: "bigint", product: "bigint", currency: "text" },
    cancelledAt: "timestamptz",
  };
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, cancelled_at, version, digest)
    SELECT ${shopId}::int, id, by, currency, minor, '{}', at, "cancelledAt", at, '' FROM ${recordset(rows, columns)}`);
  await db.query(sql`
    INSERT INTO order_lines (shop_id, order_id, line_id, product_id, quantity, current_quantity, unit_price_minor, version, digest)
    SELECT ${shopId}::int, id, id, product, 1, 1, minor, at, '' FROM ${recordset(rows, columns)}`);
}

export async function refunded(shopId: number, order: number, pounds: number, at: Date): Promise<void> {
  await db.query(sql`
    INSERT INTO refunds (shop_id, order_id, refund_id, amount_minor, refunded_at)
    VALUES (${shopId}, ${order}, ${order}, ${pounds * 100}, ${at})`);
}

export async function unsubscribed(shopId: number, who: Shopper, at: Date, source = "unsubscribe_link"): Promise<void> {
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
    SELECT shop_id, id, email, 'unsubscribed', ${source}, ${at} FROM profiles WHERE shop_id = ${shopId} AND id = ${idOf(who)}`);
}

/** The segment of coffee lovers means something else from an instant on. */
export async function edited(shopId: number, at: Date): Promise<void> {
  await db.query(sql`
    INSERT INTO segment_versions (shop_id, segment_id, version, definition, created_at)
    VALUES (${shopId}, ${segments.coffee}, 2, ${definition}::jsonb, ${at})`);
  await db.query(
    sql`UPDATE segments SET version = 2, applied_version = 2 WHERE shop_id = ${shopId} AND id = ${segments.coffee}`,
  );
}

export const known = (shopId: number, now: Date) => transact((tx) => deriveTraits(shopId, "everyone", now, tx));

/** Who is compared in the campaign: half of them got nothing. */
export async function compared(
  shopId: number,
  {
    usual,
    none,
    at,
    windowDays,
  }: { usual: readonly Shopper[]; none: readonly Shopper[]; at: Date; windowDays: number },
): Promise<number> {
  const arms = [
    { key: "usual", name: "Gets it", share: 50, what: { does: "usual" } },
    { key: "none", name: "Gets nothing", share: 50, what: { does: "none" } },
  ];
  const planned = { people: usual.length + none.length, days: null, baseRate: 0.2, smallestLift: null, capMinor: null };
  const [row] = await db.query<{ id: number }>(sql`
    INSERT INTO experiments (shop_id, name, subject_kind, subject_id, arms, window_days, planned, state, started_at, created_at)
    VALUES (${shopId}, 'Is the news worth it?', 'campaign', ${campaignId}, ${JSON.stringify(arms)}::jsonb, ${windowDays},
      ${JSON.stringify(planned)}::jsonb, 'running', ${at}, ${at}) RETURNING id`);
  const experimentId = row?.id ?? 0;
  const given = [
    ...usual.map((who) => ({ who: idOf(who), arm: "usual" })),
    ...none.map((who) => ({ who: idOf(who), arm: "none" })),
  ];
  await db.query(sql`
    INSERT INTO assignments (shop_id, experiment_id, profile_id, arm, assigned_at)
    SELECT ${shopId}::int, ${experimentId}::int, who, arm, ${at} FROM ${recordset(given, { who: "bigint", arm: "text" })}`);
  return experimentId;
}
