import type { Mutant } from "./mutant";

const file = "extensions/quiz-popup/assets/tessera-loader.js";
const killedBy = "tests/checks/theme-extension-targeting.test.ts";

/** For whom a quiz opens on the storefront, and of which arm of a test. */
export const popup: readonly Mutant[] = [
  {
    name: "a-quiz-opens-on-pages-that-are-left-out",
    file,
    find: "!quiz.notOn.some(has) &&",
    replace: "",
    killedBy,
    test: "none that is left out",
  },
  {
    name: "one-mark-of-a-visit-is-enough",
    file,
    find: "quiz.utm.every(",
    replace: "quiz.utm.some(",
    killedBy,
    test: "all of its marks",
  },
  {
    name: "strangers-see-quizzes-for-segments",
    file,
    find: "(!quiz.needsKnown || visit.isKnown) &&",
    replace: "",
    killedBy,
    test: "nobody unknown",
  },
  {
    name: "who-finished-a-quiz-sees-it-again",
    file,
    find: "!isDone &&",
    replace: "",
    killedBy,
    test: "who finished it never",
  },
  {
    name: "who-closed-a-quiz-sees-it-again",
    file,
    find: "visit.now - closedAt >= quiz.notAgainDays * 864e5",
    replace: "true",
    killedBy,
    test: "its days are over",
  },
  {
    name: "a-quiz-is-shown-once-too-often",
    file,
    find: "shows < (quiz.mostShows ?? Infinity)",
    replace: "shows <= (quiz.mostShows ?? Infinity)",
    killedBy,
    test: "as often as may be",
  },
  {
    name: "a-quiz-outlives-its-end",
    file,
    find: "!(visit.now >= Date.parse(quiz.untilAt)) &&",
    replace: "",
    killedBy,
    test: "just before its end",
  },
  {
    name: "every-test-draws-alike",
    file,
    find: "`${test?.id}:${visitor}`",
    replace: "`${visitor}`",
    killedBy,
    test: "another test draws anew",
  },
  {
    name: "carts-in-yen-count-a-hundredfold",
    file,
    find: "10 ** format.resolvedOptions().maximumFractionDigits",
    replace: "100",
    killedBy,
    test: "smallest unit",
  },
  {
    name: "addresses-in-a-page-are-remembered",
    file,
    find: 'if (name.startsWith("utm_")) utm',
    replace: "utm",
    killedBy,
    test: "the marks it began with",
  },
];
