import { expect, test } from "vitest";
import { mailOfBlock } from "../../../../../tests/support/block-mail";
import { socialExample } from "./example";

test("networks are named in words", async () => {
  const { text } = await mailOfBlock(socialExample);
  expect(text).toBe(
    "Instagram https://www.instagram.com/fernandclay · Pinterest https://www.pinterest.com/fernandclay",
  );
});
