import fc from "fast-check";
import { expect, test } from "vitest";
import { content } from "../../../../tests/support/contents";
import { parse } from "../../segments";
import { choose, everySight, variedOf } from "./choices";

test("the first branch that holds is seen, the last resort when none does, and a block only by whom it is for", () => {
  const [many, some] = [parse("number_of_orders >= 3"), parse("number_of_orders >= 1")];
  const branches = [
    { when: many, value: "many" },
    { when: some, value: "some" },
  ];
  const mail = {
    subject: { branches, otherwise: "none" },
    preheader: { branches: [], otherwise: "" },
    blocks: [
      { id: "a", when: many, content: { type: "text" as const, text: { branches, otherwise: "none" } } },
      { id: "b", when: null, content: { type: "divider" as const } },
    ],
  };
  expect(choose(mail, () => true)).toEqual({ subject: 0, preheader: -1, blocks: { a: 0, b: -1 } });
  expect(choose(mail, (when) => when === some)).toEqual({ subject: 1, preheader: -1, blocks: { a: null, b: -1 } });
  expect(choose(mail, () => false)).toEqual({ subject: -1, preheader: -1, blocks: { a: null, b: -1 } });
});

test("every sight shows each branch and each last resort once, and each block with a condition left out", () => {
  fc.assert(
    fc.property(content, (one) => {
      const sights = everySight(one);
      const branchesOf = (length: number) => Array.from({ length: length + 1 }, (_, i) => i - 1);
      expect(new Set(sights.map(({ subject }) => subject))).toEqual(new Set(branchesOf(one.subject.branches.length)));
      for (const block of one.blocks) {
        const seen = new Set(sights.map(({ blocks }) => blocks[block.id]));
        const all = branchesOf(variedOf(block)?.branches.length ?? 0);
        expect(seen).toEqual(new Set(block.when ? [...all, null] : all));
      }
    }),
  );
});
