import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { loadMeasures } from "./measures.server";

const march = { from: "2026-03-01", until: "2026-03-31" };
let shopId: number;

beforeAll(async () => {
  ({ id: shopId } = await ensureShop("measures.myshopify.com"));
  const { id: other } = await ensureShop("other-measures.myshopify.com");
  await db.query(
    sql`UPDATE shops SET currency = 'GBP', timezone = 'Europe/London' WHERE id = ANY (${[shopId, other]})`,
  );
  await members({ day: "2026-03-30", size: 3, buyers: 1, spent: 500, squares: 250_000 });
  await members({ day: "2026-03-31", size: 4, buyers: 2, spent: 3000, squares: 5_000_000 });
  // As of today the size is known, and what was spent is not worked out yet.
  await members({ day: "2026-04-01", size: 5, buyers: null, spent: null, squares: null });
  await db.query(sql`
    INSERT INTO daily_results (shop_id, day, source_kind, program_id, segment_id, segment_version, template_key, template_version, sent)
    VALUES (${shopId}, '2026-03-10', 'flow', 1, 1, 1, 'welcome', 1, 100)`);
  await db.query(sql`INSERT INTO segment_overlaps (shop_id, segment_id, other_id, shared) VALUES (${shopId}, 1, 2, 7)`);
  await credit({ order: 1, message: 1, minor: 1000, at: "2026-03-10T12:00:00Z" });
  await credit({ order: 2, message: 1, minor: 500, at: "2026-03-11T12:00:00Z" });
  await credit({ order: 3, message: 2, minor: 200, at: "2026-03-12T12:00:00Z" });
  await credit({ order: 3, message: 3, minor: 0, at: "2026-03-12T12:00:00Z", kind: "assisted" });
  await credit({ order: 4, message: 4, minor: 9999, at: "2026-03-12T12:00:00Z", currency: "EUR" });
  // By the shop's clock, which is an hour ahead by then, it is April.
  await credit({ order: 5, message: 5, minor: 9999, at: "2026-03-31T23:30:00Z" });
  await credit({ order: 6, message: 6, minor: 9999, at: "2026-03-12T12:00:00Z", of: other });
});

interface Day {
  day: string;
  size: number;
  buyers: number | null;
  spent: number | null;
  squares: number | null;
}

async function members({ day, size, buyers, spent, squares }: Day): Promise<void> {
  await db.query(sql`
    INSERT INTO daily_segments (shop_id, segment_id, day, version, size, entered, "left", orders, spent_minor, spent_squares, buyers, repeat_buyers)
    VALUES (${shopId}, 1, ${day}::date, 1, ${size}, 0, 0, ${buyers}, ${spent}, ${squares}, ${buyers}, ${buyers})`);
}

interface Credited {
  order: number;
  message: number;
  minor: number;
  at: string;
  kind?: string;
  currency?: string;
  of?: number;
}

async function credit({
  of = shopId,
  kind = "last",
  currency = "GBP",
  order,
  message,
  minor,
  at,
}: Credited): Promise<void> {
  await db.query(sql`
    INSERT INTO order_credits (shop_id, order_id, message_id, profile_id, kind, sent_at, clicked_at, ordered_at, currency,
      worth_minor, credited_minor, source_kind, program_id, segment_id, template_key)
    VALUES (${of}, ${order}, ${message}, 1, ${kind}, ${at}, ${at}, ${at}, ${currency}, ${minor}, ${minor}, 'flow', 1, 1, 'welcome')`);
}

test("what is credited is summed mail by mail, of the days and the shop and the currency that are asked for", async () => {
  const { first } = await loadMeasures(shopId, [1, 2], march);
  // One mail is credited with £15.00, another with £2.00, of a hundred that were sent.
  expect(first.credit).toEqual({ people: 100, buyers: 2, sum: 1700, sumSquares: 1500 ** 2 + 200 ** 2 });
  expect(first.result).toMatchObject({ sent: 100 });
});

test("members are as of the last day on which what they spent was worked out", async () => {
  const { first, second } = await loadMeasures(shopId, [1, 2], march);
  expect(first.members).toEqual({
    ...{ shoppers: 4, buyers: 2, repeatBuyers: 2 },
    spent: { people: 4, sum: 3000, sumSquares: 5_000_000 },
  });
  expect(second).toMatchObject({ members: null, result: { sent: 0 }, credit: { people: 0, sum: 0 } });
});

test("how many are in both is known whichever is named first", async () => {
  expect((await loadMeasures(shopId, [1, 2], march)).shared).toBe(7);
  expect((await loadMeasures(shopId, [2, 1], march)).shared).toBe(7);
  expect((await loadMeasures(shopId, [1, 3], march)).shared).toBeNull();
});
