import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { findUnwritten } from "./queries.server";

const now = new Date("2026-06-15T12:00:00Z");

test("the largest segment is found because of which no mail went out lately, by its last size", async () => {
  const { id: shopId } = await ensureShop("unwritten.myshopify.com");
  const add = async (name: string, size: number, archivedAt: Date | null = null) => {
    const [row] = await db.query<{ id: number }>(sql`
      INSERT INTO segments (shop_id, key, name, description, family, origin, created_at, archived_at)
      VALUES (${shopId}, ${name}, ${name}, '', 'purchase', 'own', ${now}, ${archivedAt}) RETURNING id`);
    await db.query(sql`
      INSERT INTO daily_segments (shop_id, segment_id, day, version, size, entered, "left")
      SELECT ${shopId}, ${row?.id}, day, 1, CASE WHEN day = '2026-06-15' THEN ${size}::int ELSE 9999 END, 0, 0
      FROM (VALUES ('2026-06-14'::date), ('2026-06-15')) d(day)`);
    return row?.id ?? 0;
  };
  const send = (segmentId: number, day: string) =>
    db.query(sql`
      INSERT INTO daily_results (shop_id, day, source_kind, program_id, segment_id, segment_version, template_key, template_version, sent)
      VALUES (${shopId}, ${day}::date, 'flow', 1, ${segmentId}, 1, 'welcome', 1, 3)`);
  expect(await findUnwritten(shopId, now)).toBeNull();
  const large = await add("Large", 300);
  await add("Small", 30);
  await add("Away", 900, now);
  expect(await findUnwritten(shopId, now)).toEqual({ id: large, name: "Large", size: 300 });
  await send(large, "2026-03-01");
  expect(await findUnwritten(shopId, now)).toMatchObject({ name: "Large" });
  await send(large, "2026-06-01");
  expect(await findUnwritten(shopId, now)).toMatchObject({ name: "Small", size: 30 });
});
