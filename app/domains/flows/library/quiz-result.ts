import type { ReadyFlow } from "./model";
import { branch, happening, path, send, untilOrder, waitDays, waitHours, when } from "./write";

export const quizResult: ReadyFlow = {
  key: "quiz-result",
  name: "What your answers say",
  what: "The result of the quiz, while it is fresh. Who has never ordered gets help with choosing four days later.",
  segments: [],
  content: () => ({
    trigger: { type: "happened", what: happening("quiz_answered") },
    onlyIf: null,
    reentry: { rule: "after_days", days: 30 },
    ends: untilOrder,
    steps: [
      // Answers come one by one: the last should be in.
      { id: "last-answer", type: "wait", wait: { type: "for", minutes: 10 } },
      send("result", "quiz-result", 24 * 60),
      waitDays("think", 4),
      branch(
        "customer",
        [path("Never ordered", when("number_of_orders = 0"), [send("choose", "welcome-2")])],
        [waitHours("rest", 1)],
      ),
    ],
  }),
};
