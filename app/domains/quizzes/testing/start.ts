import type { QuizState } from "../model";
import type { QuizTest } from "./model";

interface Testable {
  id: number;
  name: string;
  state: QuizState;
  version: number;
}

/**
 * Why two quizzes cannot be tested against each other; null when they can. Each quiz is in one running test at most,
 * or nobody could say which of the two a browser should have seen.
 * @param running the shop's tests that have not ended
 */
export function refuseTest(quiz: Testable, rival: Testable, running: readonly QuizTest[]): string | null {
  if (quiz.id === rival.id) return "Choose another quiz: this one cannot be its own rival";
  if (quiz.state !== "live") return `“${quiz.name}” is not live; publish or resume it first`;
  if (rival.version === 0) return `“${rival.name}” was never published; publish it first`;
  if (rival.state !== "live") return `“${rival.name}” is not live; resume it first`;
  const busy = [quiz, rival].find(({ id }) => running.some((test) => test.quizId === id || test.rivalId === id));
  return busy ? `“${busy.name}” is in a test already; end that one first` : null;
}
