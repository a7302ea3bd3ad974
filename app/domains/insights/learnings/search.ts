import type { Verdict } from "~/domains/experiments";
import type { LearningOutcome } from "./model";

/** What a card can be found by. */
export interface Findable {
  outcome: LearningOutcome;
  about: string;
  /** All its words. */
  words: string;
}

/** Of many cards those that are asked for: every word must stand somewhere on a card. */
export function searchLearnings<Card extends Findable>(
  cards: readonly Card[],
  asked: { search: string; show: string; kind: string },
): Card[] {
  const words = asked.search.toLowerCase().split(/\s+/).filter(Boolean);
  return cards.filter((card) => {
    const text = card.words.toLowerCase();
    if (asked.show !== "" && card.outcome !== asked.show) return false;
    if (asked.kind !== "" && card.about !== asked.kind) return false;
    return words.every((word) => text.includes(word));
  });
}

/** A verdict as something learnt: that there is no difference worth having is something, too. */
export function outcomeOf(verdict: Verdict | null): LearningOutcome {
  if (!verdict) return "too_few";
  if (verdict.says === "clear_winner") return "winner";
  if (verdict.says === "leaning") return "leaning";
  return verdict.doubt.why === "no_clear_difference" ? "no_difference" : "too_few";
}
