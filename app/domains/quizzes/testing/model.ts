import { z } from "zod";

/** Two quizzes of which each browser sees one. */
export interface QuizTest {
  id: number;
  quizId: number;
  rivalId: number;
  /** The share of browsers that see the rival, 0–1. */
  rivalShare: number;
  startedAt: Date;
  /** Null while it runs. */
  endedAt: Date | null;
}

/** What a merchant decides of a test: against which quiz, and how many of a hundred browsers see that one. */
export const TestDraft = z.strictObject({
  rivalId: z.coerce.number().int().positive("Choose the other quiz"),
  rivalPercent: z.coerce.number().int("Enter a whole number").min(5, "At least 5 %").max(95, "At most 95 %"),
});
export type TestDraft = z.infer<typeof TestDraft>;
