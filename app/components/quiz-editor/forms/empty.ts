import type { Outcome, QuizContent } from "~/domains/quizzes";

/** The step for an address to begin with. */
export const emptyCapture: NonNullable<QuizContent["capture"]> = {
  heading: "Where may we send it?",
  text: "",
  consent: "Yes, send me my result and news from the shop by email. I can unsubscribe at any time.",
  asksName: false,
  canSkip: true,
};

export const emptyOutcome: Outcome = { heading: "", tip: "", products: { from: "popular", count: 3 } };
