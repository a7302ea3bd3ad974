import { expect, test } from "vitest";
import { askedQuiz } from "../../../../tests/support/asked-quiz";
import { parse } from "~/domains/segments";
import { usesOf, type Askers } from "./uses";

const segment = (id: number, query: string) => ({ id, key: null, name: `Segment ${id}`, definition: parse(query) });
const message = (id: number, ...queries: string[]) => ({
  ...{ id, name: `Message ${id}` },
  places: queries.map((query) => ({ place: "Tip", when: parse(query) })),
});
const bare = { questions: askedQuiz.questions, result: { ...askedQuiz.result, branches: [] } };

function usesIn(askers: Partial<Askers>, question = "skin_concern") {
  const all = usesOf(bare, { segments: [], messages: [], ...askers });
  return all.find((one) => one.question === question) ?? expect.fail(`Nothing is said of ${question}`);
}
const told = (askers: Partial<Askers>, question?: string) =>
  usesIn(askers, question).uses.map(({ name, choices }) => [name, choices]);

test("a segment that asks for an answer makes a difference, whatever stands around the question", () => {
  const segments = [
    segment(1, "quiz_answered MATCHES (question = 'skin_concern', answer IN ('acne', 'hydration'))"),
    segment(2, "NOT (number_of_orders > 1 AND quiz_answered NOT MATCHES (question = 'SKIN_CONCERN'))"),
    segment(
      3,
      "orders_placed MATCHES (PRECEDED BY quiz_answered MATCHES (question = 'skin_concern', answer = 'acne'))",
    ),
    segment(4, "quiz_answered MATCHES (question = 'wishes')"),
    segment(5, "quiz_answered MATCHES (date >= -30d)"),
    segment(6, "quiz_answered MATCHES (answer = 'acne')"),
  ];
  expect(told({ segments })).toEqual([
    ["Segment 1", ["acne", "hydration"]],
    ["Segment 2", null],
    ["Segment 3", ["acne"]],
    ["Segment 6", ["acne"]],
  ]);
  expect(told({ segments }, "wishes")).toEqual([["Segment 4", null]]);
  expect(usesIn({ segments }, "patience").changesNothing).toBe(true);
});

test("that a later answer must not come is no question of its own", () => {
  const query =
    "quiz_answered MATCHES (question = 'wishes', NOT FOLLOWED BY quiz_answered MATCHES (question = 'wishes'))";
  expect(told({ segments: [segment(1, query)] }, "wishes")).toHaveLength(1);
  expect(told({ segments: [segment(1, query)] })).toEqual([]);
});

test("a message that asks for a segment that asks for an answer makes a difference, by any number of segments", () => {
  const segments = [
    segment(1, "member_of = 2 AND number_of_orders = 1"),
    segment(2, "member_of = 3"),
    segment(3, "quiz_answered MATCHES (question = 'skin_concern', answer = 'acne')"),
  ];
  const messages = [
    message(7, "member_of = 1", "quiz_answered MATCHES (question = 'skin_concern', answer = 'hydration')"),
  ];
  expect(told({ segments, messages })).toEqual([
    ["Segment 1", ["acne"]],
    ["Segment 2", ["acne"]],
    ["Segment 3", ["acne"]],
    ["Message 7: Tip", ["acne", "hydration"]],
  ]);
});

test("choices that nothing looks at are named, unless something looks at all", () => {
  const some = [segment(1, "quiz_answered MATCHES (question = 'skin_concern', answer = 'acne')")];
  expect(usesIn({ segments: some }).idleChoices).toEqual(["anti-aging", "hydration"]);
  const all = [...some, segment(2, "quiz_answered MATCHES (question = 'skin_concern')")];
  expect(usesIn({ segments: all }).idleChoices).toEqual([]);
  expect(usesIn({}).idleChoices).toEqual([]);
});

test("within the quiz, branches and later questions make a difference", () => {
  const [concern, wishes] = askedQuiz.questions;
  if (!concern || !wishes) throw new Error("There are none");
  const later = { ...wishes, when: [{ question: "skin_concern", oneOf: ["acne"] }] };
  const [use] = usesOf({ ...bare, questions: [concern, later] }, { segments: [], messages: [] });
  expect(use?.uses).toEqual([{ kind: "question", id: null, name: "What matters to you?", choices: ["acne"] }]);
});
