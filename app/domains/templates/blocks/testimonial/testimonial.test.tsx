import { expect, test } from "vitest";
import { mailOfBlock } from "../../../../../tests/support/block-mail";
import type { BlockOf } from "../../content/model";
import { testimonialExample } from "./example";

const said = (quote: string, author: string, about: string): BlockOf<"testimonial"> => {
  return { type: "testimonial", content: { branches: [], otherwise: { quote, author, about } } };
};

test("a testimonial says who said it, and what makes them one of its readers", async () => {
  expect((await mailOfBlock(testimonialExample)).text).toMatch(/still looks new\.\s+Nora, bought it twice$/);
  expect((await mailOfBlock(said("Good.", "Nora", ""))).text).toMatch(/^Good\.\s+Nora$/);
  expect((await mailOfBlock(said("Good.", "", "bought it twice"))).text).toBe("Good.");
  expect((await mailOfBlock(said("", "Nora", "bought it twice"))).text).toBe("");
});
