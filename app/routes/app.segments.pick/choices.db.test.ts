import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { beginKnowledge } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { openQuiz } from "../../../tests/support/asked-quiz";
import { choices } from "./choices.server";

let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("picks.myshopify.com")).id;
  await db.query(sql`
    INSERT INTO profiles (shop_id, email, country_code, locale, known_since) VALUES
      (${shopId}, 'ada@example.com', 'GB', 'en', now()), (${shopId}, 'bea@example.com', 'DE', 'de', now()),
      (${shopId}, 'cy@example.com', NULL, NULL, now())`);
  await db.query(sql`
    INSERT INTO profile_tags (shop_id, profile_id, tag, present, marked_at)
    SELECT ${shopId}, id, tag, present, now() FROM profiles, (VALUES ('VIP', true), ('gone', false)) t (tag, present)
    WHERE shop_id = ${shopId}`);
  await beginKnowledge(shopId, new Date());
});

test("a country is found by its name and kept by its code", async () => {
  expect(await choices(shopId, { of: "country", text: "germ", ids: [] })).toEqual([
    { value: "de", label: "Germany", detail: "de" },
  ]);
  expect(await choices(shopId, { of: "country", text: "", ids: [] })).toHaveLength(2);
});

test("tags that shoppers have are offered once, those that were taken away are not", async () => {
  expect(await choices(shopId, { of: "customer_tag", text: "", ids: [] })).toEqual([{ value: "VIP", label: "VIP" }]);
});

test("a segment is found by its name, and by its number once it is chosen", async () => {
  const [found] = await choices(shopId, { of: "segment", text: "loy", ids: [] });
  expect(found?.label).toBe("Loyal");
  expect(await choices(shopId, { of: "segment", text: "", ids: [found?.value ?? ""] })).toEqual([found]);
});

test("what quizzes ask is found by the words that shoppers read, and kept by its key", async () => {
  await openQuiz(shopId, new Date(), { key: "skin", name: "Skin quiz" });
  await openQuiz(shopId, new Date(), { key: "skin-2", name: "Skin quiz again" });
  expect(await choices(shopId, { of: "quiz", text: "again", ids: [] })).toEqual([
    { value: "skin-2", label: "Skin quiz again", detail: "skin-2" },
  ]);
  expect(await choices(shopId, { of: "question", text: "elbows", ids: [] })).toEqual([]);
  expect(await choices(shopId, { of: "question", text: "your skin", ids: [] })).toEqual([
    { value: "skin_concern", label: "What would you like to change about your skin?", detail: "skin_concern" },
  ]);
  expect(await choices(shopId, { of: "answer", text: "fewer", ids: [] })).toEqual([
    { value: "acne", label: "Fewer spots", detail: "What would you like to change about your skin?" },
  ]);
  const { id: other } = await ensureShop("picks-nothing.myshopify.com");
  expect(await choices(other, { of: "answer", text: "", ids: [] })).toEqual([]);
});

test("a page of the shop is found by its title and kept by the name in its address", async () => {
  await db.query(sql`
    INSERT INTO collections (shop_id, collection_id, title, handle, version, digest)
    VALUES (${shopId}, 5, 'Night care', 'night-care', now(), ''), (${shopId}, 6, 'Nameless', '', now(), '')`);
  expect(await choices(shopId, { of: "collection_handle", text: "night", ids: [] })).toEqual([
    { value: "night-care", label: "Night care", detail: "night-care" },
  ]);
  expect(await choices(shopId, { of: "collection_handle", text: "", ids: [] })).toHaveLength(1);
  expect(await choices(shopId, { of: "product_handle", text: "", ids: [] })).toEqual([]);
});
