import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countingWords, figureWords } from "./figure-words";

test("docs/reports.md says of each figure what its page says", () => {
  const docs = readFileSync("docs/reports.md", "utf8").replace(/\s+/g, " ");
  for (const [name, words] of Object.entries(figureWords)) expect(docs).toContain(`**${name}.** ${words}`);
  for (const words of countingWords) expect(docs).toContain(`- ${words}`);
});
