import { expect, test } from "vitest";
import { mailOfBlock, mailOfBlockWith } from "../../../../../tests/support/block-mail";
import { couponExample } from "./example";

test("a coupon has its code, until when it is good, and a link that puts it on", async () => {
  const { html, text } = await mailOfBlock(couponExample);
  expect(text).toContain("FERN-7K3M-Q9XA");
  expect(text).toContain("Good once. Last day: 14 December");
  expect(html).toContain('href="https://fernandclay.example/discount/FERN-7K3M-Q9XA"');
});

test("one without an end promises none, and without a code there is no coupon", async () => {
  expect((await mailOfBlockWith(couponExample, { products: {}, coupon: { hasEnd: false } })).text).toMatch(
    /Good once$/,
  );
  expect((await mailOfBlockWith(couponExample, { products: {}, coupon: null })).text).toBe("");
});
