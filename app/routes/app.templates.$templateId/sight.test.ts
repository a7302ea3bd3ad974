import { expect, test } from "vitest";
import { parse } from "~/domains/segments";
import type { Content } from "~/domains/templates";
import { choicesOf, everyCondition, lookAs, placeOf, plainSight, showBranch, variedPlaces } from "./sight";

const loyal = parse("lifecycle_stage = 'loyal'");
const many = parse("number_of_orders >= 5");
const content: Content = {
  subject: { branches: [{ when: loyal, value: "For you" }], otherwise: "For all" },
  preheader: { branches: [], otherwise: "" },
  blocks: [
    {
      id: "text",
      when: many,
      content: { type: "text", text: { branches: [{ when: loyal, value: "A" }], otherwise: "B" } },
    },
    { id: "divider", when: null, content: { type: "divider" } },
  ],
};
const reader = { value: "7", label: "Ada" };

test("the versions that are worked on are shown, and each block with them", () => {
  expect(choicesOf(content, plainSight)).toEqual({ subject: -1, preheader: -1, blocks: { text: -1, divider: -1 } });
  const chosen = showBranch(showBranch(plainSight, "subject", 0), "text", 5);
  expect(choicesOf(content, chosen)).toEqual({ subject: 0, preheader: -1, blocks: { text: 0, divider: -1 } });
});

test("a shopper decides what is seen, until a version is chosen", () => {
  const asAda = lookAs(plainSight, reader);
  expect(choicesOf(content, asAda)).toBeNull();
  const shown = showBranch(asAda, "text", 0);
  expect(shown.reader).toBe(reader);
  expect(choicesOf(content, shown)).toMatchObject({ blocks: { text: 0 } });
  expect(choicesOf(content, lookAs(shown, null))).not.toBeNull();
});

test("what differs is offered to be chosen, and nothing else", () => {
  expect(variedPlaces(content, (id) => id).map(({ place, conditions }) => [place, conditions.length])).toEqual([
    ["subject", 1],
    ["text", 1],
  ]);
  const every = everyCondition(content);
  expect(every?.type === "and" && every.parts).toEqual(expect.arrayContaining([many, loyal]));
  expect(everyCondition({ ...content, blocks: [] })).toEqual(loyal);
});

test.each([
  ["subject.branches.0.value", "subject", 0],
  ["subject.otherwise", "subject", -1],
  ["blocks.0.content.text.branches.0.value", "text", 0],
  ["blocks.0.content.text.otherwise", "text", -1],
  ["blocks.1.content", "divider", null],
  ["blocks.9", "blocks", null],
])("a finding at %s leads to %s", (path, place, branch) => {
  expect(placeOf(content, path)).toEqual({ place, branch });
});
