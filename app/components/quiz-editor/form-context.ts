import { createContext, useContext } from "react";
import type { QuizContent } from "~/domains/quizzes";

/** What the fields of a quiz need to know of the quiz, the shop and the page around them. */
export interface QuizForm {
  quiz: QuizContent;
  currency: string;
  /** Discounts of the shop that have codes to give away. */
  discounts: readonly { id: number; title: string }[];
  /** Keys of questions that were published, with those of their choices: shoppers may have answered them. */
  settled: ReadonlyMap<string, readonly string[]>;
  /** What is different for who answers differently, by the key of the question; in words. */
  uses: ReadonlyMap<string, readonly string[]>;
  /** What is wrong at a place of the quiz, "questions.0.title"; undefined when nothing is. */
  problemAt(path: string): string | undefined;
}

const Context = createContext<QuizForm | null>(null);

export const QuizFormProvider = Context.Provider;

export function useQuizForm(): QuizForm {
  const context = useContext(Context);
  if (!context) throw new Error("Fields of a quiz stand inside its editor");
  return context;
}
