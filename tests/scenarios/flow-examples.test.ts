import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { parse } from "~/domains/segments/index.server";
import { comparisonExample } from "~/domains/templates/blocks/comparison/example";
import { testimonialExample } from "~/domains/templates/blocks/testimonial/example";
import type { Content } from "~/domains/templates/content/model";
import { abandonedCart } from "~/domains/templates/library/abandoned-cart";
import { winBack } from "~/domains/templates/library/win-back";
import { addTemplate } from "~/domains/templates/queries.server";
import { openDiscount } from "../support/discount";
import { openFlowStory, type FlowStory } from "../support/flow-story";
import { withCode } from "../support/mails/with-code";
import { openSendingStage, type SendingStage } from "../support/sending-stage";
import { stock } from "../support/shelf";

// The worked examples W4, W5, W8 and W13 with ready flows, from the fact to the mail that Resend was handed.
const start = new Date("2026-03-02T09:00:00Z");
let stage: SendingStage;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());

/** The last mail to an address, as it was handed over. */
function mailTo(name: string) {
  return stage.resend.mails().find(({ to }) => to.includes(`${name}@example.com`)) ?? expect.fail(`No mail to ${name}`);
}

async function write(story: FlowStory, key: string, content: Content): Promise<void> {
  const { shopId } = story;
  await transact((tx) => addTemplate(shopId, { key, name: key, topic: null, content }, story.now(), tx));
}

test("W4: who becomes high value goes through fourteen days, once for each time, and who no longer is leaves", async () => {
  const story = await openFlowStory("w4.myshopify.com", start);
  await story.turnOn("high-value-fortnight");
  const [ada, ben] = [await story.subscribe("w4-ada"), await story.subscribe("w4-ben")];
  for (const shopper of [ada, ben]) {
    for (const amount of [10_000, 10_000, 10_000]) await story.order(shopper, amount);
  }
  expect(await story.ledger(ada)).toEqual(["vip-early-access sent"]);
  await story.happen(ada, "quiz_answered", { quiz: "skin", question: "concern", answer: "dry" });
  // Half of what Ben bought comes back: he is not high value any more.
  await story.pass({ days: 2 });
  await db.query(sql`
    INSERT INTO refunds (shop_id, order_id, refund_id, amount_minor, refunded_at)
    SELECT shop_id, order_id, order_id, 10000, ${story.now()} FROM orders
    WHERE shop_id = ${story.shopId} AND profile_id = ${ben} ORDER BY order_id LIMIT 1`);
  await story.happen(ben, "product_viewed", { productIds: [] });
  expect(await story.runs(ben)).toEqual(["early asked, left_segment"]);
  await story.pass({ days: 13 });
  expect(await story.ledger(ada)).toEqual(["vip-early-access sent", "quiz-result sent", "cross-sell sent"]);
  expect(await story.ledger(ben)).toEqual(["vip-early-access sent"]);
  expect(await story.runs(ada)).toHaveLength(1);

  // Back among them, Ben begins anew, and only once.
  await story.order(ben, 10_000);
  await story.order(ben, 10_000);
  expect(await story.ledger(ben)).toEqual(["vip-early-access sent", "vip-early-access sent"]);
  expect(await story.runs(ben)).toHaveLength(2);
});

test("W5: ninety days without a sign bring one code, once; who comes by in time gets none", async () => {
  const story = await openFlowStory("w5.myshopify.com", start);
  const discountId = await openDiscount(story.shopId, 5000, start);
  await write(story, "win-back", withCodeAtEnd(winBack.content, discountId));
  const [ada, ben] = [await story.subscribe("w5-ada"), await story.subscribe("w5-ben")];
  await story.turnOn("inactive-90");
  for (let week = 0; week < 12; week++) await passDays(story, 7);
  await story.happen(ben, "product_viewed", { productIds: [] });
  await passDays(story, 14);
  expect(await story.ledger(ada)).toEqual(["win-back sent"]);
  expect(await story.ledger(ben)).toEqual([]);
  const [code] = /CODE-\d+/.exec(mailTo("w5-ada").text ?? "") ?? expect.fail("No code");
  // She looks by, goes quiet once more, and is given nothing again.
  await story.happen(ada, "product_viewed", { productIds: [] });
  for (let week = 0; week < 15; week++) await passDays(story, 7);
  expect((await story.ledger(ada)).filter((line) => line.startsWith("win-back"))).toEqual(["win-back sent"]);
  const claimed = await db.query<{ code: string }>(sql`
    SELECT code FROM coupons WHERE shop_id = ${story.shopId} AND profile_id = ${ada}`);
  expect(claimed).toEqual([{ code }]);
}, 180_000);

test("W8: who left a cart after several eco products reads a comparison and what one like them says", async () => {
  const story = await openFlowStory("w8.myshopify.com", start);
  await stock(
    story.shopId,
    ["1", "2", "3", "4"].map((id) => ({ id, type: "Soap" })),
    start,
  );
  await db.query(sql`UPDATE products SET tags = '{eco}' WHERE shop_id = ${story.shopId} AND product_id < 4`);
  const weighs = parse("storefront_event.product_viewed MATCHES (tag = 'eco', date >= -2d, count >= 3)");
  const content: Content = {
    ...abandonedCart.content,
    blocks: [
      ...abandonedCart.content.blocks,
      { id: "compare", when: weighs, content: comparisonExample },
      { id: "said", when: weighs, content: testimonialExample },
    ],
  };
  await write(story, "abandoned-cart", content);
  await story.turnOn("abandoned-cart");
  const [ada, ben] = [await story.subscribe("w8-ada"), await story.subscribe("w8-ben")];
  for (const productId of ["1", "2", "3"]) await story.happen(ada, "product_viewed", { productIds: [productId] });
  await story.happen(ben, "product_viewed", { productIds: ["4"] });
  await story.fillCart(ada, ["1"]);
  await story.fillCart(ben, ["4"]);
  expect(await story.ledger(ada)).toEqual([]);
  await story.pass({ hours: 2 });
  expect(mailTo("w8-ada").text).toContain(comparisonExample.heading);
  expect(mailTo("w8-ada").text).toContain("Nora");
  expect(mailTo("w8-ben").text).not.toContain(comparisonExample.heading);
  expect(mailTo("w8-ben").text).not.toContain("Nora");
});

test("W13: a cart left behind comes after, with its pictures, the price of the moment and a code; an order stops the rest", async () => {
  const story = await openFlowStory("w13.myshopify.com", start);
  const discountId = await openDiscount(story.shopId, 5000, start);
  await stock(story.shopId, [{ id: "1", priceMinor: 1850 }], start);
  await db.query(sql`
    UPDATE products SET image_url = 'https://cdn.example/' || product_id || '.jpg' WHERE shop_id = ${story.shopId}`);
  await write(story, "abandoned-cart", withCode(abandonedCart.content, discountId));
  await story.turnOn("abandoned-cart");
  const [ada, ben] = [await story.subscribe("w13-ada"), await story.subscribe("w13-ben")];
  await story.fillCart(ada, ["1"]);
  await story.fillCart(ben, ["1"]);
  await db.query(sql`UPDATE product_variants SET price_minor = 1600 WHERE shop_id = ${story.shopId}`);
  await story.pass({ hours: 1 });
  const mail = mailTo("w13-ada");
  expect(mail.html).toMatch(/<img[^>]+src="https:\/\/cdn\.example\/1\.jpg"/);
  expect(mail.text).toContain("£16.00");
  expect(mail.text).not.toContain("£18.50");
  expect(mail.text).toMatch(/CODE-\d+/);
  // She orders before the second mail; he does not, and has never ordered.
  await story.pass({ hours: 3 });
  await story.order(ada, 1600, ["1"]);
  expect(await story.runs(ada)).toEqual(["hour waited, cart asked, goal"]);
  await story.pass({ days: 2 });
  expect(await story.ledger(ada)).toEqual(["abandoned-cart sent"]);
  expect(await story.ledger(ben)).toEqual(["abandoned-cart sent", "welcome-2 sent"]);
});

/** Codes of a coupon at the end of a message. */
function withCodeAtEnd(content: Content, discountId: number): Content {
  const words = { heading: "20 % off", text: "For you alone.", buttonLabel: "Use the code" };
  return {
    ...content,
    blocks: [...content.blocks, { id: "code", when: null, content: { type: "coupon", discountId, ...words } }],
  };
}

/** Codes are good for a while only: those that are free stay so. */
async function passDays(story: FlowStory, days: number): Promise<void> {
  await db.query(sql`
    UPDATE coupon_series SET closes_at = ${new Date(story.now().getTime() + 40 * 86_400_000)},
      ends_at = ${new Date(story.now().getTime() + 60 * 86_400_000)} WHERE shop_id = ${story.shopId}`);
  await story.pass({ days });
}
