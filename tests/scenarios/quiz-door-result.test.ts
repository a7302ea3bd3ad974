import sql from "sql-template-tag";
import { describe, expect, test } from "vitest";
import { db } from "~/db.server";
import type { QuizContent } from "~/domains/quizzes/model";
import { askedQuiz, openQuiz } from "../support/asked-quiz";
import { says, stageQuizDoor } from "../support/quiz-door-stage";
import { randomId } from "../support/storefront-calls";

const stage = stageQuizDoor("quiz-door-result");

describe("the end of a quiz", () => {
  test("says what fits the answers, also those that were not asked again", async () => {
    await stage.customer("7001", [{ question: "skin_concern", choices: ["anti-aging"], at: new Date(), key: "x" }]);
    await stage.door.send(stage.answer(says("patience", "2")), { ...stage.via, customerId: "7001" });
    expect((await stage.door.send(stage.finish(), { ...stage.via, customerId: "7001" })).json).toEqual({
      outcome: { heading: "Firm, step by step", tip: "Begin with retinol twice a week.", products: [], code: null },
    });
    // What was said in the passage is the later word.
    await stage.door.send(stage.answer(says("skin_concern", "hydration")), { ...stage.via, customerId: "7001" });
    expect((await stage.door.send(stage.finish(), { ...stage.via, customerId: "7001" })).json).toMatchObject({
      outcome: { heading: "Water first" },
    });
    const stranger = { ...stage.finish(), response: randomId() };
    expect((await stage.door.send(stranger, stage.via)).json).toMatchObject({ outcome: { heading: "Thank you" } });
  });

  test("also fits what the browser has said in an earlier passage, and was not asked again", async () => {
    const later = await openQuiz(stage.shopId, new Date());
    const before = randomId();
    await stage.door.send({ ...stage.answer(says("skin_concern", "hydration")), response: before }, stage.via);
    const finish = (more = {}) =>
      stage.door.send({ ...stage.finish(more), quiz: later, response: randomId() }, stage.via);
    expect((await finish({ before })).json).toMatchObject({ outcome: { heading: "Water first" } });
    expect((await finish()).json).toMatchObject({ outcome: { heading: "Thank you" } });
    expect((await finish({ before: "nonsense" })).status).toBe(400);
  });

  test("shows what can be bought, with prices as the page's language writes them", async () => {
    await stock();
    const showing = async (products: QuizContent["result"]["otherwise"]["products"]) => {
      const otherwise = { ...askedQuiz.result.otherwise, products };
      const content = { ...askedQuiz, result: { branches: [], otherwise, discountId: null } };
      return openQuiz(stage.shopId, new Date(), { content });
    };
    const picked = await showing({ from: "picked", productIds: ["3", "9", "1"] });
    const popular = await showing({ from: "popular", count: 2 });
    const collected = await showing({ from: "collection", collectionId: "5", count: 6 });
    const shown = async (quiz: number, locale = "en") =>
      (await stage.door.send({ ...stage.finish({ locale }), quiz, response: randomId() }, stage.via)).json;
    expect(await shown(picked)).toMatchObject({
      outcome: {
        products: [
          { title: "Balm", url: "/products/balm", image: null, price: "$7.00" },
          { title: "Serum", url: "/products/serum", image: "https://cdn.example/1.png", price: "$12.50" },
        ],
      },
    });
    const titles = (answered: unknown) =>
      [...JSON.stringify(answered).matchAll(/"title":"(\w+)"/g)].map(([, title]) => title);
    // Oil was ordered most and is sold out; Balm was ordered more often than Serum lately.
    expect(titles(await shown(popular))).toEqual(["Balm", "Serum"]);
    expect(titles(await shown(collected))).toEqual(["Serum"]);
    expect(JSON.stringify(await shown(popular, "de"))).toContain("7,00\u00a0$");
    expect(
      (await stage.door.send({ ...stage.finish({ locale: "xx-nonsense-x" }), response: randomId() }, stage.via)).status,
    ).toBe(200);
  });

  test("gives a code of one's own only for an address, and one address the same one for good", async () => {
    const discountId = await coupons(5);
    const content = { ...askedQuiz, result: { ...askedQuiz.result, discountId } };
    const giving = await openQuiz(stage.shopId, new Date(), { content });
    const go = async (address: string | null, response = randomId()) => {
      if (address) await stage.door.send({ ...stage.email(address), quiz: giving, response }, stage.via);
      const { json } = await stage.door.send({ ...stage.finish(), quiz: giving, response }, stage.via);
      return /"code":("[^"]+"|null)/.exec(JSON.stringify(json).replace('"code":{', ""))?.[1];
    };
    expect(await go(null)).toBe("null");
    const ada = await go("ada@example.com");
    expect(ada).toBe('"CODE-1"');
    expect(await go("bea@example.com")).toBe('"CODE-2"');
    expect(await go("ADA@example.com")).toBe(ada);
  });
});

async function coupons(count: number): Promise<number> {
  const [discount] = await db.query<{ id: number }>(sql`
    INSERT INTO discounts (shop_id, name, kind, percent, currency, valid_days, created_at)
    VALUES (${stage.shopId}, 'Ten', 'percentage', 10, 'USD', 10, now()) RETURNING id`);
  await db.query(sql`
    INSERT INTO coupon_series (shop_id, discount_id, number, first_code, shopify_id, opens_at, closes_at, ends_at)
    VALUES (${stage.shopId}, ${discount?.id}, 1, 'FIRST', 1, now(), now() + interval '7 days', now() + interval '17 days')`);
  await db.query(sql`
    INSERT INTO coupons (shop_id, code, discount_id, series, state)
    SELECT ${stage.shopId}::int, 'CODE-' || n, ${discount?.id}::int, 1, 'ready' FROM generate_series(1, ${count}) n`);
  return discount?.id ?? 0;
}

/** Serum and Balm can be bought, Oil is sold out; of a collection Serum and Oil. Balm was ordered twice, Serum once. */
async function stock() {
  const row = (id: number, title: string, image: string | null, price: number, available: number) => sql`
    WITH product AS (
      INSERT INTO products (shop_id, product_id, title, handle, image_url, version, digest)
      VALUES (${stage.shopId}, ${id}, ${title}, ${title.toLowerCase()}, ${image}, now(), ''))
    INSERT INTO product_variants (shop_id, variant_id, product_id, price_minor, available, version, digest)
    VALUES (${stage.shopId}, ${id}, ${id}, ${price}, ${available}, now(), '')`;
  await db.query(row(1, "Serum", "https://cdn.example/1.png", 1250, 4));
  await db.query(row(2, "Oil", null, 900, 0));
  await db.query(row(3, "Balm", null, 700, 9));
  await db.query(sql`INSERT INTO collection_products (shop_id, collection_id, product_id, marked_at)
    VALUES (${stage.shopId}, 5, 1, now()), (${stage.shopId}, 5, 2, now())`);
  for (const [order, product] of [
    [1, 3],
    [2, 3],
    [3, 1],
    [4, 2],
    [5, 2],
    [6, 2],
  ]) {
    await db.query(sql`
      WITH placed AS (INSERT INTO orders (shop_id, order_id, processed_at, currency, total_minor, version, digest)
        VALUES (${stage.shopId}, ${order}, now() - interval '3 days', 'USD', 1000, now(), ''))
      INSERT INTO order_lines (shop_id, order_id, line_id, product_id, quantity, current_quantity, unit_price_minor, version, digest)
      VALUES (${stage.shopId}, ${order}, ${order}, ${product}, 1, 1, 1000, now(), '')`);
  }
}
