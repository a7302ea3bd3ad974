import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { findShopsLeftDirty, markDirty } from "./index.server";

test("changed profiles that nobody announced are found after a while, but not of a shop that is not kept", async () => {
  const { id: shopId } = await ensureShop("left-dirty.myshopify.com");
  const { id: unreadyId } = await ensureShop("unready.myshopify.com");
  await db.query(sql`UPDATE shops SET ready_at = now() WHERE id = ${shopId}`);
  for (const id of [shopId, unreadyId]) await markDirty(id, ["1"], "history", db);
  expect(await findShopsLeftDirty(60)).not.toContain(shopId);

  await db.query(sql`
    UPDATE dirty_profiles SET marked_at = now() - interval '2 minutes' WHERE shop_id IN (${shopId}, ${unreadyId})`);
  const left = await findShopsLeftDirty(60);
  expect(left).toContain(shopId);
  expect(left).not.toContain(unreadyId);

  await db.query(sql`UPDATE shops SET uninstalled_at = now() WHERE id = ${shopId}`);
  expect(await findShopsLeftDirty(60)).not.toContain(shopId);
});
