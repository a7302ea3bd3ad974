import { expect, test } from "vitest";
import { mailOfBlock } from "../../../../../tests/support/block-mail";
import { dividerExample } from "./example";

test("a divider is a line in HTML", async () => {
  expect((await mailOfBlock(dividerExample)).html).toContain("<hr");
});
