import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { fillSegments, parse, saveSegment } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { deriveTraits } from "~/domains/traits/index.server";
import { oneMessage } from "../../../../tests/support/one-message";
import { adviseOnSegment, countAdviceBySegment } from "./advice.server";

const begun = new Date("2026-05-03T12:00:00Z");
const daysLater = (days: number) => new Date(begun.getTime() + days * 86_400_000);

test("who uses a segment is asked of flows and messages, and lately", async () => {
  const { id: shopId } = await ensureShop("uses.myshopify.com");
  await db.query(sql`
    INSERT INTO profiles (shop_id, customer_id, email, country_code, known_since)
    SELECT ${shopId}, n, 'shopper' || n || '@example.com', CASE WHEN n <= 60 THEN 'GB' ELSE 'IE' END, ${begun}::timestamptz - interval '1 day'
    FROM generate_series(1, 100) n`);
  await transact((tx) => deriveTraits(shopId, "everyone", begun, tx));
  const add = async (name: string, text: string, parentId: number | null = null) => {
    const draft = { name, description: "", family: "purchase", goal: null, owner: "", parentId } as const;
    const saved = await saveSegment(shopId, null, { ...draft, definition: parse(text) }, begun);
    if (saved.outcome !== "saved") throw new Error(JSON.stringify(saved));
    return saved.segmentId;
  };
  const british = await add("British", "customer_countries CONTAINS 'GB'");
  const part = await add("Some British", `member_of = ${british} AND random_bucket < 70`, british);
  const irish = await add("Irish", "customer_countries CONTAINS 'IE'");
  await fillSegments(shopId, begun);
  const told = async (segmentId: number, now: Date) =>
    (await adviseOnSegment(shopId, segmentId, now))?.map(({ rule }) => rule);

  expect(await told(irish, daysLater(29))).toEqual([]);
  expect(await told(irish, daysLater(30))).toEqual(["unused"]);
  // Another builds on it.
  expect(await told(british, daysLater(30))).toEqual([]);
  expect(await told(part, daysLater(30))).toEqual(["unused"]);

  await db.query(sql`
    INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, segment_id, template_key, next_attempt_at, queued_at)
    VALUES (${shopId}, 1, 'flow', 1, 0, 1, ${irish}, 'welcome', ${begun}, ${begun})`);
  expect(await told(irish, daysLater(90))).toEqual([]);
  expect(await told(irish, daysLater(91))).toEqual(["unused"]);

  const flow = async (segmentId: number, template: string) => {
    const content = JSON.stringify(oneMessage({ segmentId }, template));
    await db.query(sql`
      WITH flow AS (
        INSERT INTO flows (shop_id, key, name, version, created_at)
        VALUES (${shopId}, ${`${template}-${segmentId}`}, 'Hello', 1, ${begun}) RETURNING shop_id, id
      )
      INSERT INTO flow_versions (shop_id, flow_id, version, content, created_at)
      SELECT shop_id, id, 1, ${content}::jsonb, ${begun}::timestamptz FROM flow`);
  };
  await flow(british, "welcome");
  await flow(irish, "welcome");
  expect(await told(irish, daysLater(91))).toEqual([]);
  await flow(part, "welcome");
  expect(await told(part, daysLater(30))).toEqual(["unwritten"]);
  expect((await countAdviceBySegment(shopId, daysLater(30)))?.get(part)).toBe(1);
  await flow(part, "win-back");
  expect(await told(part, daysLater(30))).toEqual([]);
});
