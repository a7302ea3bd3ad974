import { QuizContent } from "../content/model";
import { checkQuiz } from "./check";
import { checkSchedule } from "./check-targeting";
import type { Finding } from "./finding";

export type { Finding };

/**
 * All that is to be said of a quiz as it is being written: what is missing or wrong, then advice.
 * @param clock what the shop's clock shows, as the schedule is written: 2026-11-23T09:00
 */
export function findingsAt(quiz: QuizContent, clock: string): Finding[] {
  return [...findingsIn(quiz), ...checkSchedule(quiz, clock)];
}

/** The same without what depends on the time. */
export function findingsIn(quiz: QuizContent): Finding[] {
  const { error } = QuizContent.safeParse(quiz);
  const unfinished = (error?.issues ?? []).map(({ path, message }): Finding => ({
    severity: "error",
    path: path.join("."),
    what: message,
    mend: "",
  }));
  // What is missing is not told a second time as something else.
  const told = new Set(unfinished.map(({ path }) => path));
  return [...unfinished, ...checkQuiz(quiz).filter(({ path }) => !told.has(path))];
}

/** Whether something must be mended before it can be published. */
export function isRefused(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
