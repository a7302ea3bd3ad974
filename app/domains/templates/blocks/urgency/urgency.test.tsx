import { expect, test } from "vitest";
import { mailOfBlock } from "../../../../../tests/support/block-mail";
import { urgencyExample } from "./example";

test("urgency is a sentence", async () => {
  expect((await mailOfBlock(urgencyExample)).text).toMatch(/^We glaze once a month/);
});
