import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { openQuiz } from "../../../../tests/support/asked-quiz";
import { parse } from "../language/parse";
import { sentence } from "../language/sentence";
import { loadNames } from "./queries.server";

const mine = { id: 0, currency: "GBP" };
const theirs = { id: 0, currency: "JPY" };

beforeAll(async () => {
  mine.id = (await ensureShop("names.myshopify.com")).id;
  theirs.id = (await ensureShop("other-names.myshopify.com")).id;
  for (const { id } of [mine, theirs]) {
    const word = id === mine.id ? "Glow" : "Volt";
    await db.query(sql`
      INSERT INTO products (shop_id, product_id, title, handle, status, product_type, vendor, tags, deleted_at, version, digest)
      VALUES (${id}, 7, ${word}, '', 'active', '', '', '{}', now(), now(), '')`);
    await db.query(sql`
      INSERT INTO product_variants (shop_id, variant_id, product_id, title, sku, price_minor, version, digest)
      VALUES (${id}, 7, 7, '30 ml', '', 0, now(), '')`);
    await db.query(sql`
      INSERT INTO collections (shop_id, collection_id, title, handle, version, digest) VALUES (${id}, 7, ${`All of ${word}`}, '', now(), '')`);
    await db.query(sql`
      INSERT INTO orders (shop_id, order_id, name, currency, total_minor, discount_codes, processed_at, version, digest)
      VALUES (${id}, 7, ${`#${word}`}, 'GBP', 0, '{}', now(), now(), '')`);
    await db.query(sql`
      INSERT INTO segments (shop_id, id, name, description, family, state, version, created_at, archived_at)
      VALUES (${id}, 907, ${`${word} lovers`}, '', 'purchase', 'live', 1, now(), now())`);
    await db.query(sql`
      INSERT INTO flows (shop_id, id, key, name, created_at) VALUES (${id}, 907, 'x', ${`${word} flow`}, now())`);
  }
});

const everything = parse(
  "products_purchased MATCHES (id IN (7, 8), variant_id = 7, collection_id = 7) AND member_of = 907 " +
    "AND flow_entered MATCHES (id = 907) AND amount_spent > 50 AND orders_placed MATCHES (sum_amount >= 19.5, amount <= 1.999)",
);

test("a sentence says what the shop calls what is named, gone or not, and amounts in its money", async () => {
  const words = sentence(everything, await loadNames(mine, [everything]));
  expect(words).toContain("bought any of the products ‘Glow’ or 8");
  for (const name of ["‘Glow · 30 ml’", "‘All of Glow’", "in the segment ‘Glow lovers’", "the flow ‘Glow flow’"]) {
    expect(words).toContain(name);
  }
  for (const amount of ["spent more than £50.00", "at least £19.50 in all", "at most £1.999"]) {
    expect(words).toContain(amount);
  }
  expect(words).not.toContain("Volt");
  expect(sentence(everything, await loadNames(theirs, [everything]))).toContain("spent more than JP¥50,");
});

test("what is named besides is known too, and what cannot be an id names nothing", async () => {
  const names = await loadNames(
    mine,
    [],
    [
      { of: "order", id: "7" },
      { of: "product", id: "9223372036854775808" },
    ],
  );
  expect([
    names.nameOf("order", "7"),
    names.nameOf("product", "9223372036854775808"),
    names.nameOf("product", "7"),
  ]).toEqual(["#Glow", undefined, undefined]);
});

test("what quizzes ask is said in the words that shoppers read, and by its key where nobody asks it", async () => {
  await openQuiz(mine.id, new Date(), { key: "skin" });
  const asked = parse(
    "quiz_answered MATCHES (question = 'skin_concern', answer IN ('acne', 'gone'), NOT FOLLOWED BY quiz_answered MATCHES (question = 'skin_concern'))",
  );
  expect(sentence(asked, await loadNames(mine, [asked]))).toBe(
    "Shoppers who gave a quiz answer to the question ‘What would you like to change about your skin?’ that says " +
      "‘Fewer spots’ or ‘gone’, and have said nothing else to it since.",
  );
  expect(sentence(asked, await loadNames(theirs, [asked]))).toContain(
    "to the question ‘skin_concern’ that says ‘acne’",
  );
});
