import type { QuizContent } from "../content/model";
import { checkQuestions } from "./check-questions";
import { checkReach } from "./check-reach";
import { checkResult } from "./check-result";
import { checkTargeting } from "./check-targeting";
import type { Finding } from "./finding";

/** What is to be said of a quiz beyond its shape: errors, with which it is not published, then advice. */
export function checkQuiz(quiz: QuizContent): Finding[] {
  const checks = [checkReach, checkQuestions, checkResult, checkTargeting];
  return checks.flatMap((check) => check(quiz)).toSorted((a, b) => rank(a) - rank(b));
}

function rank({ severity }: Finding): number {
  return severity === "error" ? 0 : 1;
}
