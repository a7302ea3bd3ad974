import { expect, test } from "vitest";
import { mailOfBlock } from "../../../../../tests/support/block-mail";
import { tipExample } from "./example";

test("a tip is shown to those it has words for", async () => {
  expect((await mailOfBlock(tipExample)).text).toMatch(/^A tip\s+Warm the pot before you brew/);
  const silent = { type: "tip" as const, content: { branches: [], otherwise: { heading: "A tip", text: "" } } };
  expect(await mailOfBlock(silent)).toMatchObject({ text: "" });
});
