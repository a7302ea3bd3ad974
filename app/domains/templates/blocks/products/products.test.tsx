import { expect, test } from "vitest";
import { blockId, mailOfBlock, mailOfBlockWith } from "../../../../../tests/support/block-mail";
import { productValue } from "../../render/shape";
import { productsExample } from "./example";

test("products have a picture, a title, a price and a link", async () => {
  const { html, text } = await mailOfBlock(productsExample);
  expect(html.match(/<img /g)).toHaveLength(3);
  expect(text).toContain("Goes with Stoneware mug");
  for (const said of ["Linen apron", "£36.00", "Have a look https://fernandclay.example/products/apron"]) {
    expect(text).toContain(said);
  }
});

test("a price that is not wanted, and a picture that is not there, leave no gap", async () => {
  const values = {
    [productValue(blockId, 0, "title")]: "A & B",
    [productValue(blockId, 0, "url")]: "https://shop.example/ab?c=d&e",
  };
  const products = { [blockId]: [{ hasImage: false, hasPrice: false }] };
  const { html, text } = await mailOfBlockWith(productsExample, { products, coupon: null }, values);
  expect(html).not.toContain("<img");
  expect(html).toContain('href="https://shop.example/ab?c=d&amp;e"');
  expect(text).toMatch(/A & B\s+Have a look https:\/\/shop\.example\/ab\?c=d&e$/);
});

test("with nothing to show there is not even a heading", async () => {
  expect(await mailOfBlockWith(productsExample, { products: {}, coupon: null })).toMatchObject({ text: "" });
});
