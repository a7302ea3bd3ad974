import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import { describeEntry } from "~/components/timeline-words";
import { ensureShop } from "~/domains/shops/index.server";
import { openQuiz } from "../../../../../tests/support/asked-quiz";
import { findTimelinePlace, listTimeline } from "./queries.server";

const day = (date: number) => new Date(Date.UTC(2026, 4, date));
let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("timeline.myshopify.com")).id;
  await ensureMonths([day(1)]);
  await db.query(
    sql`INSERT INTO profiles (shop_id, id, known_since) VALUES (${shopId}, 1, ${day(1)}), (${shopId}, 2, ${day(1)})`,
  );
  await db.query(sql`
    INSERT INTO products (shop_id, product_id, title, handle, status, product_type, vendor, tags, version, digest)
    VALUES (${shopId}, 7, 'Glow', '', 'active', '', '', '{}', now(), '')`);
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, name, currency, total_minor, discount_codes, processed_at, cancelled_at, version, digest)
    VALUES (${shopId}, 5, 1, '#1001', 'GBP', 1250, '{}', ${day(3)}, ${day(4)}, now(), '')`);
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
    VALUES (${shopId}, 1, 'ada@example.com', 'subscribed', 'shopify', ${day(2)}::timestamptz + interval '999 microseconds')`);
  const event = { profileId: "1", actor: null };
  await appendEvents(
    shopId,
    [
      { ...event, kind: "product_viewed", sourceId: "a", occurredAt: day(5), properties: { productIds: ["7", "8"] } },
      { ...event, kind: "search_submitted", sourceId: "b", occurredAt: day(6), properties: { query: "serum" } },
      {
        ...event,
        kind: "quiz_answered",
        sourceId: "c",
        occurredAt: day(7),
        properties: { question: "Skin?", answer: "dry" },
      },
      { ...event, profileId: "2", kind: "product_viewed", sourceId: "d", occurredAt: day(8), properties: {} },
    ],
    db,
  );
});

test("everything stands on the timeline by a key of its own, views and answers by their names", async () => {
  const all = await listTimeline(shopId, "1", { kind: "all", limit: 50, offset: 0 });
  expect(all.map(({ key, what, name, detail }) => [key, what, name, detail])).toEqual([
    ["event:c", "quiz_answered", "Skin?", "dry"],
    ["event:b", "search_submitted", "serum", null],
    ["event:a", "product_viewed", "Glow", null],
    ["cancelled:5", "cancelled", "#1001", null],
    ["order:5", "placed", "#1001", null],
    [`consent:subscribed:${day(2).getTime()}`, "subscribed", "shopify", null],
  ]);
});

test("an entry is found where it stands, among all or those of its kind, and only in its own timeline", async () => {
  const place = (kind: "all" | "visits", key: string, profileId = "1", shop = shopId) =>
    findTimelinePlace(shop, profileId, { kind, key });
  expect(await place("all", "event:a")).toBe(2);
  expect(await place("visits", "event:a")).toBe(1);
  expect(await place("visits", "order:5")).toBeNull();
  expect(await place("all", "event:a", "2")).toBeNull();
  expect(await place("all", "event:a", "1", shopId + 1)).toBeNull();
});

test("answers stand there in the words of the version that asked, and its own words where nobody chose", async () => {
  const { id } = await ensureShop("timeline-answers.myshopify.com");
  await openQuiz(id, day(1), { key: "skin" });
  await db.query(sql`INSERT INTO profiles (shop_id, id, known_since) VALUES (${id}, 91, ${day(1)})`);
  const said = (question: string, answer: string | null, date: number, version = 1) => ({
    ...{ profileId: "91", actor: null, kind: "quiz_answered" as const, sourceId: `${question}:${date}` },
    occurredAt: day(date),
    properties: { quiz: "skin", question, answer, version },
  });
  const events = [
    said("skin_concern", "anti-aging", 6),
    said("skin_concern", null, 5),
    said("remark", null, 4),
    said("skin_concern", "anti-aging", 3, 9),
  ];
  await appendEvents(id, events, db);
  const all = await listTimeline(id, "91", { kind: "answers", limit: 50, offset: 0 });
  expect(all.map((entry) => describeEntry(entry, null))).toEqual([
    "Answered “What would you like to change about your skin?”: Anti-aging",
    "Would rather not say any more: “What would you like to change about your skin?”",
    "Answered “Anything else?” in their own words",
    "Answered “skin_concern”: anti-aging",
  ]);
});
