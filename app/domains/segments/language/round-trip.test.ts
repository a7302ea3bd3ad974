import fc from "fast-check";
import { expect, test } from "vitest";
import { conditions, definitions } from "../../../../tests/support/segments/definitions";
import { Definition } from "../model";
import { attributes } from "../vocabulary/attributes";
import { functions } from "../vocabulary/functions";
import { longestText, parse } from "./parse";
import { print } from "./print";
import { sentence } from "./sentence";

const anyDefinition = definitions().filter((definition) => print(definition).length <= longestText);

test("what is printed reads as what it was, and prints the same again", () => {
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      const text = print(definition);
      expect(parse(text)).toEqual(definition);
      expect(print(parse(text))).toBe(text);
      expect(Definition.parse(definition)).toEqual(definition);
    }),
    { numRuns: 500 },
  );
});

test("case and blanks of what stands outside quotes do not matter", () => {
  fc.assert(
    fc.property(anyDefinition, fc.constantFrom("\n", "\t ", "   "), (definition, blank) => {
      const shouted = outsideQuotes(print(definition), (text) =>
        text
          .replace(/\b[A-Z]{2,}\b/g, (word) => word.toLowerCase())
          .replace(/ /g, blank)
          .replace(/([(),])/g, `${blank}$1${blank}`),
      );
      expect(parse(shouted)).toEqual(definition);
    }),
  );
});

test("every word of the vocabulary is drawn, printed and read", () => {
  const drawn = fc.sample(conditions(), { numRuns: 6000, seed: 7 });
  const texts = new Set(drawn.flatMap((definition) => print(definition).match(/[\w.]+/g) ?? []));
  const parameters = functions.flatMap((one) => one.parameters);
  const unseen = [...attributes, ...functions, ...parameters].filter(({ name }) => !texts.has(name));
  expect(unseen.map(({ name }) => name)).toEqual([]);
});

test("what is left out is not drawn", () => {
  const told = definitions({ withMembership: false, withUnknowable: false, texts: { vendor: ["Acme"] } });
  const text = fc
    .sample(told, { numRuns: 2000, seed: 7 })
    .map((definition) => print(definition) + sentence(definition))
    .join("\n");
  expect(text).not.toMatch(/member_of|segment_|shopify_email|app_id|metafields|not told/);
  expect([...text.matchAll(/\bvendor != ('[^']*')/g)].every(([, vendor]) => vendor === "'Acme'")).toBe(true);
});

test("every definition is one sentence, with nothing left open in it", () => {
  fc.assert(
    fc.property(definitions({ texts: plainTexts() }), (definition) => {
      const said = sentence(definition).replaceAll(/metafields?(\.\w+)+/g, "it");
      expect(said).toMatch(/^Shoppers (who|whose|for whom|of whom|either) .*[^.,; ]\.$/);
      expect(said).not.toMatch(/undefined|NaN|null|\[object| {2}|_|,,| ,| \.|\b(an|the) (an?|no|any|the) /);
    }),
    { numRuns: 1000 },
  );
});

/** Texts that say nothing a sentence should not. */
function plainTexts(): Record<string, string[]> {
  const words = [...attributes, ...functions.flatMap(({ parameters }) => parameters)];
  return Object.fromEntries(
    [...words, { name: "metafields.custom.skin-type" }].map(({ name }) => [name, ["Rose", "en"]]),
  );
}

function outsideQuotes(text: string, change: (text: string) => string): string {
  return text.replace(/('(?:[^'\\]|\\[^])*')|([^']+)/g, (_, quoted?: string, plain = "") => quoted ?? change(plain));
}
