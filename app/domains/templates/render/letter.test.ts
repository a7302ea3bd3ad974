import { expect, test } from "vitest";
import { blockExamples } from "../blocks/examples";
import type { Block, Content } from "../content/model";
import { choose } from "./choices";
import { describeMissing, findObstacle, saysSomething, type Letter } from "./letter";

const nothing = { products: {}, coupon: null };

function letter(...blocks: Block["content"][]): Letter {
  const simple = (text: string) => ({ branches: [], otherwise: text });
  const content: Content = {
    subject: simple("Subject"),
    preheader: simple(""),
    blocks: blocks.map((block, i) => ({ id: `b${i}`, when: null, content: block })),
  };
  return { id: "1", profileId: "1", content, contentKey: "1", choices: choose(content, () => false), values: {} };
}

const coupon = (discountId: number | null) => ({ ...blockExamples.coupon, discountId });

test("a coupon needs a discount, and a message gives codes of one", () => {
  expect(findObstacle(letter(coupon(1), coupon(1)))).toBeNull();
  expect(findObstacle(letter(coupon(null)))).toBe("No discount has been chosen for its coupon");
  expect(findObstacle(letter(coupon(1), coupon(2)))).toContain("two discounts");
});

test("what its reader does not see stands in nobody's way", () => {
  const one = letter(coupon(1), coupon(2));
  expect(findObstacle({ ...one, choices: { ...one.choices, blocks: { b0: -1, b1: null } } })).toBeNull();
});

test("a line, a list of networks and products that were not found are no message", () => {
  const bare = letter(blockExamples.divider, blockExamples.social, blockExamples.products);
  expect(saysSomething(bare, nothing)).toBe(false);
  const product = { title: "Mug", url: "https://a.example", imageUrl: null, priceMinor: 1, currency: "GBP" };
  expect(saysSomething(bare, { ...nothing, products: { b2: [product] } })).toBe(true);
  expect(saysSomething(letter(blockExamples.divider, blockExamples.text), nothing)).toBe(true);
});

test("a reason is in a merchant's words", () => {
  expect(describeMissing("last_product")).toContain("“What they bought last” is not known");
});
