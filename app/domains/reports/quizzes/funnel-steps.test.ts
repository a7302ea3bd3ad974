import { expect, test } from "vitest";
import { askedQuiz } from "../../../../tests/support/asked-quiz";
import { everyStep, mainSteps, sumFunnels } from "./funnel-steps";

const funnel = (more: Partial<Parameters<typeof sumFunnels>[0][number]>) => ({
  ...{ quizId: 1, version: 1, testId: null, shown: 10, started: 5, answered: { skin_concern: 4 } },
  ...{ finished: 3, email: 3, confirmed: 2, ordered: 1 },
  ...more,
});

test("versions and tests make one funnel, in which each showing counts once", () => {
  const sum = sumFunnels([
    funnel({}),
    funnel({ testId: 8, answered: { wishes: 1 } }),
    funnel({ version: 2, shown: 7 }),
  ]);
  expect(sum).toEqual({
    ...{ shown: 17, started: 15, answered: { skin_concern: 8, wishes: 1 } },
    ...{ finished: 9, email: 9, confirmed: 6, ordered: 3 },
  });
  expect(sumFunnels([])).toMatchObject({ shown: 0, started: 0, answered: {} });
});

test("the way leads past each question to an order, or where no address is asked for to the result", () => {
  const steps = everyStep(sumFunnels([funnel({})]), askedQuiz).map(({ label, people }) => [label, people]);
  expect(steps.slice(0, 4)).toEqual([
    ["Shown", 10],
    ["Began", 5],
    ["What would you like to change about your skin?", 4],
    ["What matters to you?", 0],
  ]);
  expect(steps.at(-1)).toEqual(["Ordered within 30 days", 1]);
  const without = mainSteps(sumFunnels([funnel({})]), { capture: null });
  expect(without.map(({ label }) => label)).toEqual(["Shown", "Began", "Saw their result"]);
});
