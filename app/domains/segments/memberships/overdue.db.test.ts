import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { saveSegment } from "../commands.server";
import { parse } from "../language/parse";
import { listOverdue } from "./overdue.server";

const due = new Date("2026-05-03T12:00:00Z");
const after = (seconds: number) => new Date(due.getTime() + seconds * 1000);

test("what time alone changes is overdue a minute after its instant, and nothing else ever is", async () => {
  const { id: shopId } = await ensureShop("overdue.myshopify.com");
  const { id: otherId } = await ensureShop("not-overdue.myshopify.com");
  const add = async (shop: number, name: string, text: string) => {
    const draft = { name, description: "", family: "purchase", goal: null, owner: "", parentId: null } as const;
    const saved = await saveSegment(shop, null, { ...draft, definition: parse(text) }, due);
    return saved.outcome === "saved" ? saved.segmentId : 0;
  };
  const timed = await add(shopId, "Lately", "last_order_date >= -7d");
  const nested = await add(shopId, "Lately and British", `member_of = ${timed} AND customer_countries CONTAINS 'GB'`);
  await add(shopId, "Regulars", "number_of_orders >= 2");
  await add(shopId, "Still filling", "last_order_date >= -8d");
  await add(otherId, "Lately", "last_order_date >= -7d");
  await db.query(sql`UPDATE segments SET state = 'live' WHERE name <> 'Still filling'`);
  await db.query(sql`INSERT INTO due_profiles (shop_id, profile_id, due_at) VALUES (${shopId}, 1, ${due})`);
  expect(await listOverdue(shopId, after(60))).toEqual(new Set());
  expect(await listOverdue(shopId, after(60.001))).toEqual(new Set([timed, nested]));
  expect(await listOverdue(otherId, after(3600))).toEqual(new Set());
});
