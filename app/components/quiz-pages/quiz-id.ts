import { z } from "zod";

/** The number of a quiz, as addresses and forms carry it. */
export const QuizId = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
