import { expect, test } from "vitest";
import type { PageRule } from "~/domains/quizzes";
import { library } from "~/domains/quizzes/index.server";
import { partOf, stepOf, titleOf } from "~/components/quiz-editor/parts";
import { outcomeShown } from "~/components/quiz-editor/preview/answer";
import { kindOf, pageKinds } from "~/components/quiz-editor/targeting/page-kinds";
import { targetingWords } from "~/components/quiz-editor/targeting/targeting-words";
import { usesIn } from "~/components/quiz-editor/uses";

const quiz = library.find(({ key }) => key === "skincare")?.content ?? expect.fail("There is no skin quiz");

test.each([
  ["title", "intro", "Opening", "@intro"],
  ["look.decline", "intro", "Opening", "@intro"],
  ["questions.0.choices.1.label", "questions.0", "What would you change first?", "skin_concern"],
  ["questions", "questions", "Questions", null],
  ["capture.consent", "capture", "Address", "@email"],
  ["result.branches.2.outcome.tip", "result", "Results", "@result"],
  ["targeting.on.0.handle", "targeting", "Where, when and to whom", null],
  ["look.color", "look", "Look", null],
])("what is said of %s is worked on in %s", (path, part, title, step) => {
  expect(partOf(path)).toBe(part);
  expect(titleOf(path, quiz)).toBe(title);
  expect(stepOf(part, quiz)).toBe(step);
});

test("a quiz without an address has no step for one", () => {
  expect(stepOf("capture", { ...quiz, capture: null })).toBeNull();
  expect(stepOf(null, quiz)).toBeNull();
});

test("each kind of page is known again by the rule it begins as", () => {
  expect(pageKinds.map(({ start }) => kindOf(start))).toEqual(pageKinds.map(({ kind }) => kind));
  const own: PageRule = { page: "products_in", by: "tag", value: "gift" };
  expect(kindOf(own)).toBe("in-tag");
});

test("the preview tells the result that is worked on, and else what the answers say", () => {
  const titles = (id: string) => `Product ${id}`;
  const said = new Map([["skin_concern", { choices: ["dryness"] }]]);
  const heading = (branch: number | null | undefined) => outcomeShown(quiz, said, branch, titles).heading;
  expect(heading(0)).toBe(quiz.result.branches[0]?.outcome.heading);
  expect(heading(null)).toBe(quiz.result.otherwise.heading);
  expect(heading(99)).toBe(quiz.result.otherwise.heading);
  expect(heading(undefined)).toBe("Dry skin: put the water back, then keep it there");
  const picked = { ...quiz.result.otherwise, products: { from: "picked" as const, productIds: ["7", "8"] } };
  const gives = { ...quiz, result: { branches: [], otherwise: picked, discountId: 1 } };
  expect(outcomeShown(gives, new Map(), undefined, titles)).toMatchObject({
    products: [{ title: "Product 7" }, { title: "Product 8" }],
    code: { code: "THEIR-OWN-CODE" },
  });
});

test("a question that nothing asks about is not among those that are used", () => {
  const uses = usesIn(quiz, new Map([["routine", ["the segment “Patient”"]]]));
  expect(uses.get("skin_concern")).toEqual([
    "question 3",
    "question 4",
    "result 1",
    "result 2",
    "result 3",
    "result 4",
    "result 5",
  ]);
  expect(uses.get("routine")).toEqual(["the segment “Patient”"]);
  expect(uses.has("skin_type")).toBe(false);
});

test("in one line it is said when and where a quiz opens", () => {
  expect(targetingWords(quiz.targeting)).toBe(
    "Opens after 10 seconds, before somebody leaves, by its tab, on every page",
  );
});
