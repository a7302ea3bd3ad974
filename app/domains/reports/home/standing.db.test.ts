import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureShop, markReady } from "~/domains/shops/index.server";
import { rollUp } from "../rollups/jobs.server";
import { findStanding, listStages } from "./queries.server";

const now = new Date("2026-06-15T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
let shopId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`standing-${++shops}.myshopify.com`)).id;
  await transact((tx) => markReady(shopId, hoursAgo(500), tx));
  await db.query(sql`UPDATE shops SET installed_at = ${hoursAgo(500)} WHERE id = ${shopId}`);
  for (const [id, key] of ["lifecycle-new", "lifecycle-dormant"].entries())
    await db.query(sql`
      INSERT INTO segments (shop_id, id, key, name, family, state, version, applied_version, created_at)
      VALUES (${shopId}, ${id + 1}, ${key}, ${key}, 'lifecycle', 'live', 1, 1, ${hoursAgo(400)})`);
});

/** Somebody who was new, and, when she has moved, has been dormant since. */
async function shopper(name: string, movedHoursAgo: number | null, cause = "time"): Promise<void> {
  const email = `${name}@example.com`;
  const [profile] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, email, known_since) VALUES (${shopId}, ${email}, ${hoursAgo(300)}) RETURNING id`);
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
    VALUES (${shopId}, ${profile?.id ?? ""}::bigint, ${email}, 'subscribed', 'shopify', ${hoursAgo(300)})`);
  const movedAt = movedHoursAgo === null ? null : hoursAgo(movedHoursAgo);
  await db.query(sql`
    INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, left_at, entered_cause, left_cause)
    VALUES (${shopId}, 1, ${profile?.id ?? ""}::bigint, ${hoursAgo(300)}, ${movedAt}, 'fact', ${movedAt && "time"})`);
  if (movedAt)
    await db.query(sql`
      INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, entered_cause)
      VALUES (${shopId}, 2, ${profile?.id ?? ""}::bigint, ${movedAt}, ${cause})`);
}

test("before the figures are added up home counts them itself, and afterwards it says what was added up", async () => {
  await shopper("ada", 5);
  await shopper("bea", null);
  // Eight days ago, and by an edit of the segments: neither is a move of this week's.
  await shopper("cyd", 8 * 24);
  await shopper("dee", 3, "edit");
  const standing = { reachable: 4, moves: [{ from: "lifecycle-new", to: "lifecycle-dormant", count: 1 }] };
  const sizes = async () => (await listStages(shopId)).map(({ size }) => size);
  expect(await findStanding(shopId, now)).toEqual(standing);
  expect(await sizes()).toEqual([1, 3]);

  await rollUp(shopId, now);
  await shopper("eve", 1);
  expect(await findStanding(shopId, now)).toMatchObject(standing);
  expect(await sizes()).toEqual([1, 3]);

  await rollUp(shopId, new Date(now.getTime() + 120_000));
  expect(await findStanding(shopId, now)).toMatchObject({ reachable: 5, moves: [{ count: 2 }] });
  expect(await sizes()).toEqual([1, 4]);
});
