import { expect, test } from "vitest";
import { blockExamples } from "../blocks/examples";
import { Content } from "./model";

const simple = (text: string) => ({ branches: [], otherwise: text });

function problemsOf(ids: readonly string[]): string[] {
  const blocks = ids.map((id) => ({ id, when: null, content: blockExamples.text }));
  const { error } = Content.safeParse({ subject: simple("Subject"), preheader: simple(""), blocks });
  return (error?.issues ?? []).map(({ message }) => message);
}

test("each block has an id of its own, by which it is told what its reader sees of it", () => {
  expect(problemsOf(["one", "two"])).toEqual([]);
  expect(problemsOf(["one", "one"])).toEqual(["Two blocks have one id"]);
});

test("the example of each block is one that its schema takes", () => {
  const blocks = Object.values(blockExamples).map((content, i) => ({ id: `b${i}`, when: null, content }));
  expect(Content.safeParse({ subject: simple("Subject"), preheader: simple(""), blocks }).error).toBeUndefined();
});
