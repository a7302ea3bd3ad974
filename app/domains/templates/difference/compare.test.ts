import { expect, test } from "vitest";
import { blockExamples } from "../blocks/examples";
import type { Content } from "../content/model";
import { library } from "../library/library";
import { compareContents } from "./compare";

const same = <Value>(value: Value) => ({ branches: [], otherwise: value });

function mail(subject: string, text: string, more: Content["blocks"][number]["content"][] = []): Content {
  const contents = [{ type: "text", text: same(text) } as const, ...more];
  return {
    subject: same(subject),
    preheader: same(""),
    blocks: contents.map((content, i) => ({ id: `b${i}`, when: null, content })),
  };
}

test("a message is no different from itself, and a name makes none", () => {
  const plain = mail("Your tea has run out", "Time for some more.");
  expect(compareContents(plain, plain)).toEqual({ difference: 0, what: [] });
  const named = mail("{{first_name|Friend}}, your tea has run out", "{{first_name|Friend}}. Time for some more.");
  expect(compareContents(plain, named)).toEqual({ difference: 0, what: [] });
});

test("each part that differs is told, and the more of them the greater the difference", () => {
  const base = mail("Your tea has run out", "Time for some more.", [blockExamples.coupon]);
  const subject = mail("A cup of something", "Time for some more.", [blockExamples.coupon]);
  const offer = mail("Your tea has run out", "Time for some more.", [{ ...blockExamples.coupon, discountId: 2 }]);
  const all = mail("A cup of something", "Cold brews are made in the evening.", [blockExamples.products]);
  expect(compareContents(base, subject).what).toEqual(["the subject"]);
  expect(compareContents(base, offer).what).toEqual(["what it offers"]);
  expect(compareContents(base, all).what).toHaveLength(4);
  expect(compareContents(base, all).difference).toBeGreaterThan(compareContents(base, subject).difference);
  expect(compareContents(base, all).difference).toBeGreaterThan(0.8);
});

test("it is the same seen from either side, and no two ready messages are alike", () => {
  for (const [i, { content: a }] of library.entries()) {
    for (const { content: b } of library.slice(i + 1)) {
      const { difference } = compareContents(a, b);
      expect(compareContents(b, a).difference).toBe(difference);
      expect(difference).toBeGreaterThan(0.4);
      expect(difference).toBeLessThanOrEqual(1);
    }
  }
});
