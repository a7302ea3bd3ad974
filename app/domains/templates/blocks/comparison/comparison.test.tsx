import { expect, test } from "vitest";
import { mailOfBlock } from "../../../../../tests/support/block-mail";
import { comparisonExample } from "./example";

test("a comparison is a table with heads, so that it can be heard, too", async () => {
  const { html, text } = await mailOfBlock(comparisonExample);
  expect(html.match(/<th scope="col"/g)).toHaveLength(2);
  expect(html.match(/<th scope="row"/g)).toHaveLength(2);
  for (const cell of ["Which one?", "Mug", "Bowl", "350 ml", "Soup and porridge"]) expect(text).toContain(cell);
});
