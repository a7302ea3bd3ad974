import { expect, test } from "vitest";
import { birthday, patience, remark, skinConcern, wishes } from "../../../../tests/support/asked-quiz";
import { answerLabels, answerWords } from "./answer-words";

const chosen = (...choices: string[]) => ({ choices, text: null });

test("an answer is read in the words it was given in", () => {
  expect(answerWords(skinConcern, chosen("anti-aging"))).toBe("Anti-aging");
  expect(answerWords(wishes, chosen("vegan", "refill"))).toBe("Vegan and Refills");
  expect(answerWords(patience, chosen("3"))).toBe("3 of 5");
  expect(answerWords(birthday, chosen("02-29"))).toBe("29 February");
  expect(answerWords(remark, { choices: [], text: "No nuts, please" })).toBe("No nuts, please");
});

test("who would rather not say is quoted with nothing else", () => {
  expect(answerWords(skinConcern, chosen())).toBe("Would rather not say");
  expect(answerWords(remark, { choices: [], text: "" })).toBe("Would rather not say");
});

test("what no version asked any more is read by its keys", () => {
  expect(answerWords(null, chosen("anti-aging", "acne"))).toBe("anti-aging and acne");
  expect(answerWords(skinConcern, chosen("gone"))).toBe("gone");
  expect(answerWords(birthday, chosen("99-99"))).toBe("99-99");
});

test("a choice goes by its label wherever only one is known for its key", () => {
  const reworded = { ...skinConcern, title: "And now?" };
  if (wishes.type !== "multiple") throw new Error("It is another question");
  const other = { ...wishes, choices: wishes.choices.map((one) => ({ ...one, label: `${one.label}!` })) };
  expect(answerLabels([{ questions: [skinConcern, wishes] }, { questions: [reworded] }]).get("acne")).toBe(
    "Fewer spots",
  );
  expect(answerLabels([{ questions: [wishes] }, { questions: [other] }]).get("vegan")).toBeUndefined();
  expect(answerLabels([{ questions: [birthday, remark] }]).size).toBe(0);
});
