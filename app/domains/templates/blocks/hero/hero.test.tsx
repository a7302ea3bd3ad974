import { expect, test } from "vitest";
import { mailOfBlock } from "../../../../../tests/support/block-mail";
import { heroExample } from "./example";

test("a hero has its heading, words and button", async () => {
  const { html, text } = await mailOfBlock(heroExample);
  expect(html).toMatch(/<h1[^>]*>Made to be used every day<\/h1>/);
  expect(html).toContain("<strong>twenty years</strong>");
  expect(text).toContain("See how https://fernandclay.example");
});

test("what is left out leaves no gap, and a picture says what it shows", async () => {
  const image = { url: "https://shop.example/a.jpg", alt: "A mug for {{first_name|you}}" };
  const value = { image, heading: "Only this", text: "", button: null };
  const { html, text } = await mailOfBlock({ type: "hero", content: { branches: [], otherwise: value } });
  expect(html).toContain('alt="A mug for Ada"');
  expect(html).not.toContain("prose");
  expect(text).toBe("Only this");
});
