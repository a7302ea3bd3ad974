import fc from "fast-check";
import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { markChanged } from "~/domains/profiles/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { recordset } from "~/lib/sql";
import { followedBy } from "./last-touch";
import { closeDays, creditMoved, creditOrders, eraseCredits, findWindowDays, saveWindowDays } from "./index.server";

// Whatever is told in whatever order, and whenever the worker looks at it in between, the credits are in the end those
// that one would read off the facts, shopper by shopper; and the book of entries adds up to them without a line of a day
// that is final having changed.

const start = Date.UTC(2026, 2, 1, 12);
const hour = (hours: number) => new Date(start + hours * 3_600_000);
const people = ["1", "2", "3"];
/** So many mails, and orders at most: few enough that their clicks fall into one window. */
const mails = 6;
let shops = 0;

/** Something that becomes known. Times are hours of the story. */
type Told =
  | { what: "click"; id: number; at: number }
  | { what: "order"; id: number; of: number; at: number; minor: number; currency: string }
  | { what: "refund"; id: number; minor: number }
  | { what: "refund_sum"; id: number; minor: number }
  | { what: "cancel" | "delete"; id: number }
  | { what: "moves"; id: number; to: number }
  | { what: "merge"; of: number; into: number }
  | { what: "erase"; of: number }
  | { what: "window"; days: number }
  | { what: "look" };

const person = fc.integer({ min: 0, max: 2 });
const id = fc.integer({ min: 1, max: mails });
const at = fc.integer({ min: 0, max: 24 * 8 });
const minor = fc.integer({ min: 1, max: 500 });
const told: fc.Arbitrary<Told> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant("click" as const), id, at }) },
  {
    weight: 8,
    arbitrary: fc.record({
      ...{ what: fc.constant("order" as const), id, of: person, at },
      minor: fc.integer({ min: 1000, max: 9000 }),
      currency: fc.constantFrom("GBP", "GBP", "GBP", "EUR"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("refund" as const), id, minor }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("refund_sum" as const), id, minor }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constantFrom("cancel" as const, "delete" as const), id }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("moves" as const), id, to: person }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("merge" as const), of: person, into: person }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("erase" as const), of: person }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("window" as const), days: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 6, arbitrary: fc.constant({ what: "look" as const }) },
);

const ownerOf = (shopId: number, of: number) => `${shopId}${people[of] ?? ""}`;

/** Three each to two of them; the third was never written to. */
async function sendMails(shopId: number): Promise<void> {
  const rows = Array.from({ length: mails }, (_, i) => ({ id: i + 1, of: ownerOf(shopId, i % 2) }));
  await db.query(sql`
    INSERT INTO messages (shop_id, id, profile_id, source_kind, source_id, step, program_id, template_key, state, next_attempt_at, queued_at, settled_at)
    SELECT ${shopId}::int, id, of, 'flow', id, 0, 1, 'welcome', 'sent', ${hour(0)}, ${hour(0)}, ${hour(0)}
    FROM ${recordset(rows, { id: "bigint", of: "bigint" })}`);
}

/** Makes it a fact, as the doors would, and says of whom it was. */
async function tell(shopId: number, one: Told): Promise<void> {
  const changed = (ids: (string | null | undefined)[]) =>
    markChanged(
      shopId,
      ids.flatMap((known) => known ?? []),
      db,
    );
  const orderOf = async (order: number) =>
    (
      await db.query<{ of: string | null }>(
        sql`SELECT profile_id AS of FROM orders WHERE shop_id = ${shopId} AND order_id = ${order}`,
      )
    )[0]?.of;
  switch (one.what) {
    case "click": {
      const rows = await db.query<{ of: string }>(sql`
        WITH kept AS (
          INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at)
          SELECT shop_id, id, 'clicked', ${hour(one.at)} FROM messages WHERE shop_id = ${shopId} AND id = ${one.id}
          ON CONFLICT (shop_id, message_id, kind) DO UPDATE SET occurred_at = least(message_feedback.occurred_at, excluded.occurred_at))
        SELECT profile_id AS of FROM messages WHERE shop_id = ${shopId} AND id = ${one.id}`);
      return void (await changed(rows.map(({ of }) => of)));
    }
    case "order":
      await db.query(sql`
        INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
        VALUES (${shopId}, ${one.id}, ${ownerOf(shopId, one.of)}, ${one.currency}, ${one.minor}, '{}', ${hour(one.at)}, ${hour(one.at)}, '')
        ON CONFLICT DO NOTHING`);
      return void (await changed([await orderOf(one.id)]));
    case "refund":
      await db.query(sql`
        INSERT INTO refunds (shop_id, order_id, refund_id, amount_minor, refunded_at)
        SELECT shop_id, order_id, ${one.minor}, ${one.minor}, processed_at FROM orders WHERE shop_id = ${shopId} AND order_id = ${one.id}
        ON CONFLICT DO NOTHING`);
      return void (await changed([await orderOf(one.id)]));
    case "refund_sum":
      await db.query(
        sql`UPDATE orders SET refunded_minor = ${one.minor} WHERE shop_id = ${shopId} AND order_id = ${one.id}`,
      );
      return void (await changed([await orderOf(one.id)]));
    case "cancel":
    case "delete": {
      const now = hour(400);
      await db.query(
        one.what === "cancel"
          ? sql`UPDATE orders SET cancelled_at = ${now} WHERE shop_id = ${shopId} AND order_id = ${one.id}`
          : sql`UPDATE orders SET deleted_at = ${now} WHERE shop_id = ${shopId} AND order_id = ${one.id}`,
      );
      return void (await changed([await orderOf(one.id)]));
    }
    case "moves": {
      const former = await orderOf(one.id);
      await db.query(sql`
        UPDATE orders SET profile_id = ${ownerOf(shopId, one.to)} WHERE shop_id = ${shopId} AND order_id = ${one.id}`);
      return void (await changed([former, await orderOf(one.id)]));
    }
    case "merge": {
      const [from, into] = [ownerOf(shopId, one.of), ownerOf(shopId, one.into)];
      await db.query(sql`UPDATE orders SET profile_id = ${into} WHERE shop_id = ${shopId} AND profile_id = ${from}`);
      await db.query(sql`UPDATE messages SET profile_id = ${into} WHERE shop_id = ${shopId} AND profile_id = ${from}`);
      return transact((tx) => creditMoved(shopId, [from, into], tx));
    }
    case "erase": {
      const profileId = ownerOf(shopId, one.of);
      return transact(async (tx) => {
        await eraseCredits(shopId, { profileId, orderIds: [] }, tx);
        await tx.query(sql`
          DELETE FROM message_feedback WHERE shop_id = ${shopId} AND message_id IN (
            SELECT id FROM messages WHERE shop_id = ${shopId} AND profile_id = ${profileId})`);
        await tx.query(sql`DELETE FROM messages WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
        await tx.query(sql`DELETE FROM orders WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
      });
    }
    case "window":
      return saveWindowDays(shopId, one.days);
    case "look":
      return;
    default:
      return one satisfies never;
  }
}

interface Line {
  orderId: string;
  messageId: string;
  kind: string;
  minor: number;
  currency: string;
}

/** The credits as one reads them off the facts, order by order. */
async function readPlainly(shopId: number): Promise<Line[]> {
  const windowDays = await findWindowDays(shopId);
  const clicks = await db.query<{ messageId: string; of: string; clickedAt: Date }>(sql`
    SELECT m.id AS "messageId", m.profile_id AS of, f.occurred_at AS "clickedAt"
    FROM messages m JOIN message_feedback f ON f.shop_id = m.shop_id AND f.message_id = m.id WHERE m.shop_id = ${shopId}`);
  const orders = await db.query<{
    id: string;
    of: string;
    at: Date;
    total: string;
    told: string;
    currency: string;
    gone: boolean;
  }>(sql`
    SELECT order_id AS id, profile_id AS of, processed_at AS at, total_minor AS total, refunded_minor AS told, currency,
      cancelled_at IS NOT NULL OR deleted_at IS NOT NULL AS gone FROM orders WHERE shop_id = ${shopId}`);
  const refunds = await db.query<{ id: string; minor: string }>(sql`
    SELECT order_id AS id, amount_minor AS minor FROM refunds WHERE shop_id = ${shopId}`);
  return orders
    .filter(({ gone }) => !gone)
    .flatMap(({ id: orderId, of, at, total, told, currency }) => {
      const rows = refunds.reduce((sum, refund) => sum + (refund.id === orderId ? Number(refund.minor) : 0), 0);
      const worth = Number(total) - Math.max(Number(told), rows);
      const own = clicks.filter((click) => click.of === of);
      return followedBy(at, own, windowDays).map(({ messageId, kind }) => ({
        ...{ orderId, messageId, kind, currency },
        minor: kind === "last" ? worth : 0,
      }));
    });
}

const inOrder = (lines: readonly Line[]) => lines.map((line) => JSON.stringify(line)).toSorted();

async function kept(shopId: number): Promise<Line[]> {
  const rows = await db.query<Omit<Line, "minor"> & { minor: string }>(sql`
    SELECT order_id AS "orderId", message_id AS "messageId", kind, currency, credited_minor AS minor
    FROM order_credits WHERE shop_id = ${shopId}`);
  return rows.map(({ orderId, messageId, kind, currency, minor }) => ({
    orderId,
    messageId,
    kind,
    currency,
    minor: Number(minor),
  }));
}

/** What the entries of each order and message come to; those that come to nothing are left out. */
async function booked(shopId: number): Promise<string[]> {
  const rows = await db.query<{ line: string }>(sql`
    SELECT order_id || ' ' || message_id || ': ' || sum(orders) || ', ' || sum(amount_minor) AS line FROM credit_entries
    WHERE shop_id = ${shopId} GROUP BY order_id, message_id HAVING sum(orders) <> 0 OR sum(amount_minor) <> 0 ORDER BY 1`);
  return rows.map(({ line }) => line);
}

/** Entries of days that are final, as they stand. */
async function finalEntries(shopId: number): Promise<{ line: string }[]> {
  return db.query(sql`
    SELECT e.id || ' ' || e.order_id || ' ' || e.day || ' ' || e.message_id || ' ' || e.orders || ' ' || e.amount_minor AS line
    FROM credit_entries e JOIN attribution_windows w ON w.shop_id = e.shop_id AND e.day <= w.closed_through
    WHERE e.shop_id = ${shopId} ORDER BY e.id`);
}

test(
  "in whatever order facts come, credits are those of the facts, and the book adds up to them",
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(told, { minLength: 12, maxLength: 45 }), async (story) => {
        const { id: shopId } = await ensureShop(`any-order-${++shops}.myshopify.com`);
        await db.query(sql`UPDATE shops SET currency = 'GBP', timezone = 'America/New_York' WHERE id = ${shopId}`);
        await sendMails(shopId);
        for (const [i, one] of story.entries()) {
          const now = hour(24 + i * 12);
          await tell(shopId, one);
          if (one.what !== "look") continue;
          const before = await finalEntries(shopId);
          await creditOrders(shopId, now);
          expect(await finalEntries(shopId)).toEqual(before);
          const through = new Date(now.getTime() - 4 * 86_400_000).toISOString().slice(0, 10);
          await transact((tx) => closeDays(shopId, through, tx));
        }
        await creditOrders(shopId, hour(24 + story.length * 12));
        const credits = await kept(shopId);
        expect(inOrder(credits)).toEqual(inOrder(await readPlainly(shopId)));
        const last = credits.filter(({ kind }) => kind === "last");
        expect(await booked(shopId)).toEqual(
          last.map(({ orderId, messageId, minor }) => `${orderId} ${messageId}: 1, ${minor}`).toSorted(),
        );
        expect(new Set(last.map(({ orderId }) => orderId)).size).toBe(last.length);
        expect(await neverMoreThanSold(shopId, last)).toBe(true);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  },
);

test("an order that goes to somebody who was never written to is credited to nobody any more", async () => {
  const { id: shopId } = await ensureShop(`any-order-${++shops}.myshopify.com`);
  await sendMails(shopId);
  await tell(shopId, { what: "click", id: 1, at: 1 });
  await tell(shopId, { what: "order", id: 1, of: 0, at: 2, minor: 100, currency: "GBP" });
  await creditOrders(shopId, hour(3));
  expect(await kept(shopId)).toHaveLength(1);
  await tell(shopId, { what: "moves", id: 1, to: 2 });
  await creditOrders(shopId, hour(4));
  expect(await kept(shopId)).toEqual([]);
});

/** In no currency are more orders or more money credited than the shop has sold. */
async function neverMoreThanSold(shopId: number, last: readonly Line[]): Promise<boolean> {
  const sold = await db.query<{ currency: string; orders: number; minor: number }>(sql`
    SELECT o.currency, count(*)::int AS orders, coalesce(sum(o.total_minor - greatest(o.refunded_minor, coalesce((
      SELECT sum(r.amount_minor) FROM refunds r WHERE r.shop_id = o.shop_id AND r.order_id = o.order_id), 0))), 0)::float8 AS minor
    FROM orders o WHERE o.shop_id = ${shopId} AND o.cancelled_at IS NULL AND o.deleted_at IS NULL GROUP BY 1`);
  return ["GBP", "EUR"].every((currency) => {
    const own = last.filter((line) => line.currency === currency);
    const all = sold.find((one) => one.currency === currency) ?? { orders: 0, minor: 0 };
    return own.length <= all.orders && own.reduce((sum, { minor }) => sum + minor, 0) <= all.minor;
  });
}
