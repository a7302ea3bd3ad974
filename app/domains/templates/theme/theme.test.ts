import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleBrand } from "../render/examples";
import { contrast, leastContrast } from "./colors";
import { themeOf } from "./theme";

test("contrast is WCAG's", () => {
  expect(contrast("#000000", "#ffffff")).toBe(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

test("whatever colour a shop has, every text of its mail can be read, by day and by night", () => {
  const color = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(color, (one) => {
      const { day, night } = themeOf({ ...exampleBrand, color: one });
      for (const palette of [day, night]) {
        expect(contrast(palette.buttonText, palette.button)).toBeGreaterThanOrEqual(leastContrast);
        for (const ground of [palette.paper, palette.tint]) {
          for (const text of [palette.text, palette.quiet, palette.link]) {
            expect(contrast(text, ground)).toBeGreaterThanOrEqual(leastContrast);
          }
        }
      }
    }),
    { numRuns: 2000, examples: [["#000000"], ["#ffffff"], ["#ffd400"], ["#0000ff"]] },
  );
});

test("a mail is set in the shop's letters, with some that every program has behind them", () => {
  expect(themeOf({ ...exampleBrand, font: "serif" }).font).toMatch(/^Georgia.*serif$/);
  expect(themeOf(exampleBrand).font).toMatch(/^'Helvetica Neue'.*sans-serif$/);
});
