import type { QuizContent } from "~/domains/quizzes/model";
import { wallClock } from "~/lib/wall-clock";

/** A quiz as the popup draws it. What comes of the answers, and to whom it is shown, is nobody's business there. */
export function present(id: number, version: number, content: QuizContent, brandColor: string) {
  const { title, intro, questions, capture, look } = content;
  return { id, version, title, intro, questions, capture, look: { ...look, color: look.color || brandColor } };
}
export type PresentedQuiz = ReturnType<typeof present>;

/** Whether the quiz's time has come and is not over, by the shop's clock. */
export function isInTime({ targeting }: QuizContent, now: Date, timezone: string): boolean {
  const { from, until } = targeting;
  if (from === null && until === null) return true;
  const shown = wallClock(now, timezone);
  const at = (local: string) => Date.parse(`${local}:00Z`);
  return (from === null || shown >= at(from)) && (until === null || shown < at(until));
}
