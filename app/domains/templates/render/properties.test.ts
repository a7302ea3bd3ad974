import fc from "fast-check";
import { render, toPlainText } from "react-email";
import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { choicesOf, content, seenContent } from "../../../../tests/support/contents";
import { hostileStrings } from "../../../../tests/support/hostile";
import { decode, elementsOf, wordsOf } from "../../../../tests/support/markup";
import { blockExamples } from "../blocks/examples";
import type { Content } from "../content/model";
import { tokenNames } from "../tokens/registry";
import { splitTokens } from "../tokens/split";
import { choose, picked } from "./choices";
import { escapePart, plainLine } from "./escape";
import { renderExample } from "./example";
import { exampleBrand, exampleReader } from "./examples";
import { fill } from "./fill";
import { Mail } from "./mail";
import { plainTextOptions, renderSkeleton } from "./skeleton";
import { stanceInAddress, type Writer } from "./writer";

const timeout = 120_000;

test("a thousand contents that anybody might write all carry the address and a way to stop", { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(seenContent, async ({ content: one, choices }) => {
      const filled = await renderExample(one, choices);
      if (filled.outcome !== "made") throw new Error(filled.missing);
      const { subject, html, text } = filled.rendered;
      expect(subject).toMatch(/^A\b/);
      expect(Buffer.byteLength(html)).toBeLessThan(102_400);
      const links = elementsOf(html).map(({ attributes }) => decode(attributes["href"] ?? ""));
      expect(links).toContain(exampleReader["unsubscribe_url"]);
      expect(links).toContain(exampleReader["preferences_url"]);
      expect(wordsOf(html)).toContain(exampleBrand.postalAddress);
      expect(wordsOf(html)).toContain(exampleReader["because"]);
      for (const said of [exampleBrand.postalAddress, exampleReader["because"], exampleReader["unsubscribe_url"]]) {
        expect(text).toContain(said);
      }
      expect(`${subject}${html}${text}`).not.toMatch(/[\uE000\uE001]/);
    }),
    { numRuns: 1000 },
  );
});

/** Every block there is, with each token in words and in an address. */
const full: Content = {
  subject: { branches: [], otherwise: "S {{first_name|you}} {{shop_name}}" },
  preheader: { branches: [], otherwise: "P {{city|town}}" },
  blocks: [
    ...Object.values(blockExamples),
    {
      type: "text" as const,
      text: {
        branches: [],
        otherwise: tokenNames
          .map((name) => `- **{{${name}|x}}** [a {{${name}|x}}](https://a.example/{{${name}|x}})`)
          .join("\n"),
      },
    },
  ].map((block, i) => ({ id: `b${i}`, when: null, content: block })),
};
const choices = choose(full, () => false);

/** What stays when words change: elements, the names of their attributes, and whither their links lead. */
function skeletonOf(html: string) {
  return elementsOf(html).map(({ name, attributes }) => `${name} ${Object.keys(attributes).join(" ")}`);
}

const mayBe = /^(https:\/\/|mailto:[^@\s]+@[^@\s]+$)/i;

describe("three hundred hostile strings stay text", () => {
  test("as a shopper's value", { timeout }, async () => {
    expect(hostileStrings.length).toBeGreaterThanOrEqual(300);
    const skeleton = await renderSkeleton(full, exampleBrand, { choices, products: {}, coupon: { hasEnd: true } });
    const plain = fill(skeleton, exampleReader);
    if (plain.outcome !== "made") throw new Error(plain.missing);
    const addresses = ["shop_url", "cart_url", "cause_url", "preferences_url", "unsubscribe_url"];
    for (const hostile of hostileStrings) {
      const names = Object.keys(exampleReader).filter((name) => !addresses.includes(name));
      const values = { ...exampleReader, ...Object.fromEntries(names.map((name) => [name, hostile])) };
      const filled = fill(skeleton, values);
      // What has nothing to be seen has no words either.
      if (plainLine(hostile) === "") continue;
      if (filled.outcome !== "made") throw new Error(filled.missing);
      expect(skeletonOf(filled.rendered.html)).toEqual(skeletonOf(plain.rendered.html));
      expect(wordsOf(filled.rendered.html)).toContain(plainLine(hostile));
      expect(filled.rendered.text).toContain(plainLine(hostile));
      expect(filled.rendered.subject).toContain(plainLine(hostile));
      expect(filled.rendered.subject).not.toMatch(/[\u0000-\u001F\u2028\u2029\uE000\uE001\u202E]/);
      for (const { attributes } of elementsOf(filled.rendered.html)) {
        if (attributes["href"]) expect(decode(attributes["href"])).toMatch(mayBe);
      }
    }
  });

  test("as an address, where it makes no mail at all", { timeout }, async () => {
    const skeleton = await renderSkeleton(full, exampleBrand, { choices, products: {}, coupon: { hasEnd: true } });
    for (const hostile of hostileStrings) {
      const filled = fill(skeleton, { ...exampleReader, unsubscribe_url: hostile });
      if (filled.outcome === "incomplete") {
        expect(filled.missing).toBe("unsubscribe_url");
        continue;
      }
      expect(plainLine(hostile)).toMatch(/^https:\/\/[^\s"'<>]+$/i);
      elementsOf(filled.rendered.html);
    }
  });

  test("as the shop's own name and address", { timeout }, async () => {
    const small = { ...full, blocks: full.blocks.slice(0, 2) };
    const plain = await renderExample(small, choices);
    if (plain.outcome !== "made") throw new Error(plain.missing);
    for (const hostile of hostileStrings) {
      const brand = { ...exampleBrand, shopName: hostile, postalAddress: hostile };
      const filled = await renderExample(small, choices, brand, { ...exampleReader, shop_name: hostile });
      if (filled.outcome !== "made") continue;
      expect(skeletonOf(filled.rendered.html)).toEqual(skeletonOf(plain.rendered.html));
      expect(wordsOf(filled.rendered.html)).toContain(plainLine(hostile));
    }
  });

  test("as what a merchant writes, but for the Markdown that is meant", { timeout }, async () => {
    const written = JSON.stringify({ ...full, blocks: full.blocks.slice(0, -1) });
    for (const hostile of hostileStrings) {
      const text = hostile.replace(/[\r\n\u2028\u2029\0]/g, " ");
      const words = JSON.stringify(text).slice(1, -1);
      const one: Content = JSON.parse(
        written.replaceAll(/Stoneware|Hello|Warm the pot|Mug|Nora|10 %|We glaze/g, () => words),
      );
      const filled = await renderExample(one, choices);
      if (filled.outcome === "incomplete") continue;
      for (const { name, attributes } of elementsOf(filled.rendered.html)) {
        expect(
          `html head meta title style body table tbody thead tr td th p h1 h2 div span a img hr br strong em ul ol li`.split(
            " ",
          ),
        ).toContain(name);
        expect(Object.keys(attributes).filter((key) => /^on/i.test(key))).toEqual([]);
        if (attributes["href"]) expect(decode(attributes["href"])).toMatch(mayBe);
        if (attributes["src"]) expect(attributes["src"]).toMatch(/^https:\/\//);
      }
    }
  });
});

/** Writes one shopper's values while React renders, with no places in between. */
function directWriter(values: Readonly<Record<string, string>>): Writer {
  const valueOf = (name: string, fallback: string | null) =>
    plainLine(plainLine(values[name] ?? "") || (fallback ?? ""));
  return {
    line: (text) =>
      splitTokens(text)
        .map((part) => (typeof part === "string" ? part : valueOf(part.name, part.fallback)))
        .join(""),
    href: (text) =>
      splitTokens(text)
        .map((part, i) => {
          if (typeof part === "string") return part;
          const value = valueOf(part.name, part.fallback);
          return stanceInAddress(part, i) === "address" ? value : escapePart(value);
        })
        .join(""),
    value: (name) => valueOf(name, null),
  };
}

test("what was rendered for all of a sight reads as if rendered for one alone", { timeout }, async () => {
  const name = fc.oneof(
    fc.constantFrom("Ada", "Ben & Co", "<O’Neill>", '"Q"', "$&"),
    fc.string({ minLength: 1, maxLength: 12 }),
  );
  const alike = content.chain((one) =>
    fc.record({ one: fc.constant(one), seen: choicesOf(one), first_name: name, city: name }),
  );
  await fc.assert(
    fc.asyncProperty(alike, async ({ one, seen, first_name, city }) => {
      const values: Record<string, string> = { ...exampleReader, first_name, city };
      const skeleton = await renderSkeleton(one, exampleBrand, {
        choices: seen,
        products: {},
        coupon: { hasEnd: true },
      });
      const filled = fill(skeleton, values);
      if (filled.outcome !== "made") throw new Error(filled.missing);
      const writer = directWriter(values);
      const provided = { products: {}, coupon: { hasEnd: true } };
      const html = await render(
        createElement(Mail, { content: one, choices: seen, brand: exampleBrand, provided, writer }),
      );
      const even = (text: string) => text.replaceAll("&#x27;", "&#39;");
      expect(even(filled.rendered.html)).toBe(even(html));
      const calm = (text: string) => text.replace(/\s+/g, " ").trim();
      expect(calm(filled.rendered.text)).toBe(calm(toPlainText(html, plainTextOptions)));
      expect(filled.rendered.subject).toBe(plainLine(writer.line(picked(one.subject, seen.subject))));
    }),
    { numRuns: 200 },
  );
});
