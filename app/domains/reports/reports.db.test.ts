import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { suppress } from "~/domains/consent/index.server";
import { deriveTraits } from "~/domains/traits/index.server";
import { credited } from "../../../tests/support/credited";
import { findStanding, findSegmentResult, findShopper, searchShoppers } from "./index.server";

const now = new Date("2026-06-15T12:00:00Z");
const segmentId = 7;
let shopId: number;

const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

beforeAll(async () => {
  const [shop] = await db.query<{ id: number }>(
    sql`INSERT INTO shops (domain, currency) VALUES ('reports.myshopify.com', 'GBP') RETURNING id`,
  );
  shopId = shop?.id ?? 0;
  await shopper("1", "Ada", "Byron-Lovelace", "ada@one.example");
  await shopper("2", "Grace", "Hopper", "amazing@two.example");
  await shopper("3", "Bo_b", "Ångström", "bob@three.example");
});

async function shopper(id: string, firstName: string, lastName: string, email: string): Promise<void> {
  await db.query(sql`
    INSERT INTO profiles (shop_id, id, first_name, last_name, email, known_since)
    VALUES (${shopId}, ${id}, ${firstName}, ${lastName}, ${email}, ${daysAgo(100)})`);
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
    VALUES (${shopId}, ${id}, ${email}, 'subscribed', 'shopify', ${daysAgo(100)})`);
}

async function order(id: number, totalMinor: number, refunds: { told: number; rows: number[] }): Promise<void> {
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, refunded_minor, discount_codes, processed_at, version, digest)
    VALUES (${shopId}, ${id}, 1, 'GBP', ${totalMinor}, ${refunds.told}, '{}', ${daysAgo(1)}, ${daysAgo(1)}, '')`);
  for (const [i, amount] of refunds.rows.entries()) {
    await db.query(sql`
      INSERT INTO refunds (shop_id, order_id, refund_id, amount_minor, refunded_at)
      VALUES (${shopId}, ${id}, ${i}, ${amount}, ${daysAgo(0.5)})`);
  }
}

async function message(profileId: string, feedback: string): Promise<void> {
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, segment_id, template_key, state,
      next_attempt_at, queued_at, settled_at)
    VALUES (${shopId}, ${profileId}, 'flow', ${profileId}, 0, 1, ${segmentId}, 'welcome', 'sent', ${daysAgo(3)}, ${daysAgo(3)}, ${daysAgo(3)})
    RETURNING id`);
  await db.query(sql`
    INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at)
    VALUES (${shopId}, ${row?.id}, ${feedback}, ${daysAgo(2)})`);
}

test("an order is worth what was not refunded, however its refunds were told, and all reports agree", async () => {
  await message("1", "clicked");
  await order(1, 10_000, { told: 0, rows: [1_000, 500] });
  await order(2, 5_000, { told: 2_000, rows: [] });
  await order(3, 3_000, { told: 1_000, rows: [1_000] });
  await credited(shopId, now);
  const worth = String(8_500 + 3_000 + 2_000);
  expect(await findSegmentResult(shopId, segmentId)).toMatchObject({ orders: 3, revenueMinor: worth });
  await deriveTraits(shopId, ["1"], now, { inTransaction: true, query: db.query });
  expect(await findShopper(shopId, "1")).toMatchObject({ orders: 3, spentMinor: worth });
});

test("whose address takes no mail may not be written to, whatever they said", async () => {
  expect((await findStanding(shopId, now)).reachable).toBe(3);
  await message("2", "bounced");
  // A mailbox that was full for once is no reason to lose a reader.
  expect((await findStanding(shopId, now)).reachable).toBe(3);
  await suppress(shopId, [{ email: "amazing@two.example", reason: "hard_bounce", at: now }], db);
  expect((await findStanding(shopId, now)).reachable).toBe(2);
  expect(await findShopper(shopId, "2")).toMatchObject({
    consent: { state: "subscribed" },
    suppressedFor: "hard_bounce",
  });
  expect(await findShopper(shopId, "1")).toMatchObject({ suppressedFor: null });
});

test("shoppers are found by how their names and addresses begin", async () => {
  const found = async (text: string) =>
    (await searchShoppers(shopId, text, { limit: 10, offset: 0 })).map(({ id }) => id).toSorted();
  expect(await found("")).toEqual(["1", "2", "3"]);
  expect(await found("AMA")).toEqual(["2"]);
  expect(await found("a")).toEqual(["1", "2"]);
  expect(await found("ada byr")).toEqual(["1"]);
  expect(await found("hop")).toEqual(["2"]);
  expect(await found("ÅNG")).toEqual(["3"]);
  expect(await found("lovelace")).toEqual([]);
  // What means something to LIKE is looked for as it is.
  expect(await found("bo_")).toEqual(["3"]);
  expect(await found("%")).toEqual([]);
});
