import { expect, test } from "vitest";
import { rankSteps, stepsFrom, type StepFacts } from "./next-steps";

/** A shop in which there is nothing to do. */
const nothing: StepFacts = {
  ...{ sent: 1000, unwritten: null, hasQuizLive: true, hasHoldout: true },
  ...{ duplicates: 0, refused: null, fitProblem: null },
};
const keys = (facts: Partial<StepFacts>, most = 10) =>
  rankSteps(stepsFrom({ ...nothing, ...facts }), most).map(({ key }) => key);
const large = { id: 4, name: "Loyal", size: 300 };

test("where all is done there is nothing to do", () => {
  expect(keys({})).toEqual([]);
});

test("what waits for a word comes before what would bring more, and that before what would be good to know", () => {
  const all: Partial<StepFacts> = {
    refused: { id: 3, name: "crm.csv", rows: 2 },
    ...{ duplicates: 4, unwritten: large, hasHoldout: false, fitProblem: "It was off.", hasQuizLive: false },
  };
  expect(keys(all)).toEqual(["import 3", "duplicates", "unwritten 4", "holdout", "fit", "quiz"]);
  expect(keys(all, 3)).toHaveLength(3);
});

test("a shop that writes to nobody is told to write before its duplicates are", () => {
  expect(keys({ sent: 0, unwritten: large, duplicates: 4 })).toEqual(["unwritten 4", "duplicates"]);
});

test("a few shoppers are not worth a mail of their own, nor little mail a holdout", () => {
  expect(keys({ unwritten: { ...large, size: 19 } })).toEqual([]);
  expect(keys({ hasHoldout: false, sent: 499 })).toEqual([]);
  expect(keys({ hasHoldout: false, sent: 500 })).toEqual(["holdout"]);
});

test("every step has one button that leads somewhere, and says why with its numbers", () => {
  const steps = stepsFrom({ ...nothing, unwritten: large, duplicates: 1, hasQuizLive: false });
  for (const { label, url, because } of steps) {
    expect(url).toMatch(/^\/app\//);
    expect(label.length + because.length).toBeGreaterThan(10);
  }
  expect(steps.find(({ key }) => key === "unwritten 4")?.because).toContain("300 shoppers");
  expect(steps.find(({ key }) => key === "duplicates")?.title).toBe("Look at two shoppers who may be one");
});

test("what two tell is told once, by the first, and equals have a fixed order", () => {
  const step = { title: "", because: "", label: "", url: "" };
  const ranked = rankSteps(
    [
      { ...step, key: "b", weight: 50 },
      { ...step, key: "a", weight: 50 },
      { ...step, key: "b", weight: 99 },
    ],
    10,
  );
  expect(ranked.map(({ key, weight }) => [key, weight])).toEqual([
    ["a", 50],
    ["b", 50],
  ]);
});
