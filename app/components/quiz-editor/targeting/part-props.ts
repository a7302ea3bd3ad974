import type { Targeting } from "~/domains/quizzes";

/** What each part of the targeting works on. */
export interface PartProps {
  targeting: Targeting;
  onChange(change: Partial<Targeting>): void;
}
