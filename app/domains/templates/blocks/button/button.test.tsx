import { expect, test } from "vitest";
import { mailOfBlock } from "../../../../../tests/support/block-mail";
import { buttonExample } from "./example";

test("a button says where it leads", async () => {
  const { html, text } = await mailOfBlock(buttonExample);
  expect(html).toContain('href="https://fernandclay.example/sizes"');
  expect(text).toBe("Find your size https://fernandclay.example/sizes");
});
