import type { QuizContent } from "~/domains/quizzes";

/** Names a part of the editor: "intro", "questions.2", "capture", "result", "targeting" or "look". */
export type Part = string;

/** In which part a place of the quiz is worked on. */
export function partOf(path: string): Part {
  const [first = "", second] = path.split(".");
  if (first === "title" || first === "intro" || path === "look.decline") return "intro";
  return first === "questions" && second !== undefined ? `questions.${second}` : first;
}

export function titleOf(path: string, { questions }: Pick<QuizContent, "questions">): string {
  const part = partOf(path);
  const [, number] = part.split(".");
  if (number !== undefined) return questions[Number(number)]?.title || `Question ${Number(number) + 1}`;
  const titles: Record<string, string> = {
    intro: "Opening",
    questions: "Questions",
    capture: "Address",
    result: "Results",
    targeting: "Where, when and to whom",
    look: "Look",
  };
  return titles[part] ?? "The quiz";
}

/** The step of the popup that belongs to a part; null for those that are no step. */
export function stepOf(part: Part | null, { questions, capture }: QuizContent): string | null {
  const [first, number] = (part ?? "").split(".");
  switch (first) {
    case "intro":
      return "@intro";
    case "questions":
      return questions[Number(number)]?.key ?? null;
    case "capture":
      return capture ? "@email" : null;
    case "result":
      return "@result";
    default:
      return null;
  }
}
