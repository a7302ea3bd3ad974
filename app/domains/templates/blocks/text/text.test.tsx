import { expect, test } from "vitest";
import { mailOfBlock } from "../../../../../tests/support/block-mail";
import { textExample } from "./example";

test("a text has paragraphs, lists and links, in HTML and as text", async () => {
  const { html, text } = await mailOfBlock(textExample);
  expect(html.match(/<li /g)).toHaveLength(3);
  expect(html).toContain("Hello Ada,");
  expect(text).toContain("* It may go into the dishwasher.");
  expect(text).toContain("Spare lids https://fernandclay.example/lids");
});
