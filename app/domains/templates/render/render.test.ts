import { expect, test } from "vitest";
import { blockExamples } from "../blocks/examples";
import type { Content } from "../content/model";
import { choose } from "./choices";
import { renderExample } from "./example";
import { exampleBrand } from "./examples";

const content: Content = {
  subject: { branches: [], otherwise: "For {{first_name|you}}" },
  preheader: { branches: [], otherwise: "What is in it" },
  blocks: Object.values(blockExamples).map((block, i) => ({ id: `b${i}`, when: null, content: block })),
};
const choices = choose(content, () => false);

async function mail(brand = exampleBrand) {
  const filled = await renderExample(content, choices, brand);
  if (filled.outcome !== "made") throw new Error(filled.missing);
  return filled.rendered;
}

test("a mail says the same in HTML and as text, and begins with what an inbox shows", async () => {
  const { subject, html, text } = await mail();
  expect(subject).toBe("For Ada");
  expect(html.indexOf("What is in it")).toBeLessThan(html.indexOf("Fern &amp; Clay</span>"));
  expect(text).not.toContain("What is in it");
  expect(text).toMatch(/^Fern & Clay https:\/\/fernandclay\.example\s+Made to be used every day/);
});

test("a shop's logo stands where its name does, and says the name", async () => {
  const { html } = await mail({ ...exampleBrand, logoUrl: "https://shop.example/logo.png" });
  expect(html).toMatch(/<img[^>]*alt="Fern &amp; Clay"[^>]*src="https:\/\/shop\.example\/logo\.png"/);
});

test("a shop cannot name itself after somebody's value", async () => {
  const { html } = await mail({ ...exampleBrand, shopName: "\uE0000\uE001 {{first_name|x}}" });
  expect(html).toContain(">0 {{first_name|x}}</span>");
});

test("the letters, the colour and the night are the shop's", async () => {
  const { html } = await mail({ ...exampleBrand, color: "#0A1440", font: "serif" });
  expect(html).toContain("Georgia");
  expect(html).toContain("background-color:#0a1440");
  expect(html).toContain("@media (prefers-color-scheme:dark)");
});
