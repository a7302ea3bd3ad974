import { expect, test } from "vitest";
import { parse } from "../../segments";
import { Content } from "../content/model";
import { changesBetween } from "./changes";
import { readDraft } from "./draft";
import {
  addBlock,
  addBranch,
  changeBranch,
  duplicateBlock,
  mostBlocks,
  moveBlock,
  moveBranch,
  removeBlock,
  removeBranch,
  restoreBlock,
} from "./edit-blocks";
import { blockWords, summaryOf } from "./block-words";
import { emptyContent, freeName } from "./start";

const types = Object.keys(blockWords).flatMap((name) =>
  Content.shape.blocks.element.shape.content.options.flatMap(({ shape }) =>
    shape.type.value === name ? [shape.type.value] : [],
  ),
);
const idsOf = ({ blocks }: Content) => blocks.map(({ id }) => id);
const gifts = parse("customer_tags CONTAINS 'gifts'");
const loyal = parse("lifecycle_stage = 'loyal'");

test("a new block stands after the one that is worked on, and each has an id of its own", () => {
  const first = addBlock(emptyContent, "text", "hero");
  expect(idsOf(first.content)).toEqual(["hero", "text-2", "text"]);
  expect(first.chosen).toBe("text-2");
  expect(idsOf(addBlock(first.content, "divider", null).content)).toEqual(["hero", "text-2", "text", "divider"]);
});

test("every type can be added, told in words, duplicated, and kept as a draft although nothing is filled in", () => {
  const full = types.reduce((content, type) => addBlock(content, type, null).content, emptyContent);
  expect(full.blocks).toHaveLength(types.length + 2);
  expect(readDraft(JSON.parse(JSON.stringify(full)))).toEqual(full);
  for (const block of full.blocks) expect(typeof summaryOf(block.content)).toBe("string");
  const twice = full.blocks.reduce((content, { id }) => duplicateBlock(content, id).content, full);
  expect(new Set(idsOf(twice)).size).toBe(2 * full.blocks.length);
});

test("there is an end to adding", () => {
  const full = Array.from({ length: mostBlocks }).reduce<Content>(
    (content) => addBlock(content, "divider", null).content,
    emptyContent,
  );
  expect(full.blocks).toHaveLength(mostBlocks);
});

test("what is removed can be put back where it stood", () => {
  const { content, chosen, removed } = removeBlock(emptyContent, "hero");
  expect(idsOf(content)).toEqual(["text"]);
  expect(chosen).toBe("text");
  expect(removed && restoreBlock(content, removed).content).toEqual(emptyContent);
  expect(removeBlock(content, "text").chosen).toBeNull();
});

test("a block moves by one place and stops at the edge", () => {
  expect(idsOf(moveBlock(emptyContent, "text", -1))).toEqual(["text", "hero"]);
  expect(moveBlock(emptyContent, "hero", -1)).toBe(emptyContent);
  expect(moveBlock(emptyContent, "text", 1)).toBe(emptyContent);
});

test("versions are added, asked in another order, changed and taken away", () => {
  const one = addBranch({ branches: [], otherwise: "All" }, loyal, "Loyal");
  const two = addBranch(one, gifts, "Gifts");
  const turned = moveBranch(two, 1, -1);
  expect(turned.branches.map(({ value }) => value)).toEqual(["Gifts", "Loyal"]);
  expect(moveBranch(turned, 0, -1)).toBe(turned);
  expect(changeBranch(turned, 1, "Regulars").branches[1]).toEqual({ when: loyal, value: "Regulars" });
  expect(changeBranch(turned, -1, "Everybody").otherwise).toBe("Everybody");
  expect(removeBranch(turned, 0)).toEqual(one);
});

test("no more versions than there may be", () => {
  const many = Array.from({ length: 12 }).reduce<typeof emptyContent.subject>(
    (varied) => addBranch(varied, loyal, "Again"),
    emptyContent.subject,
  );
  expect(many.branches).toHaveLength(8);
});

test("what is no content is no draft, and what is only unfinished is one", () => {
  expect(readDraft(null)).toBeNull();
  expect(readDraft({ ...emptyContent, footer: "mine" })).toBeNull();
  expect(readDraft({ ...emptyContent, blocks: [{ id: "x", when: null, content: { type: "script" } }] })).toBeNull();
  expect(readDraft({ ...emptyContent, subject: { branches: [{ when: "all", value: "" }], otherwise: "" } })).toBeNull();
  expect(readDraft({ ...emptyContent, subject: { branches: [], otherwise: "x".repeat(400) } })).not.toBeNull();
  expect(readDraft({ ...emptyContent, blocks: [] })).not.toBeNull();
});

test("what changed between two versions is told in words", () => {
  const before: Content = { ...emptyContent, subject: { branches: [], otherwise: "Old" } };
  const written = addBlock({ ...before, subject: { branches: [], otherwise: "New" } }, "urgency", null).content;
  const after = moveBlock(
    { ...written, blocks: written.blocks.map((one) => (one.id === "text" ? { ...one, when: loyal } : one)) },
    "hero",
    1,
  );
  expect(changesBetween(before, after)).toEqual([
    "The subject was “Old”, now “New”",
    "Why now was added",
    "Text is shown to others",
    "The blocks stand in another order",
  ]);
  expect(changesBetween(after, before)).toContain("Why now was removed");
  expect(changesBetween(before, JSON.parse(JSON.stringify(before)))).toEqual([]);
});

test("a name that is taken gets a number", () => {
  expect(freeName("Welcome", [])).toBe("Welcome");
  expect(freeName("Welcome", ["welcome", "Welcome 2"])).toBe("Welcome 3");
  expect(freeName("x".repeat(120), ["x".repeat(120)])).toHaveLength(118);
});
