import type { EventFact } from "../../events/model";
import type { AnswerFact } from "./model";

/**
 * What an answer is in the stream of events: one for each choice, all at its instant, or one that names none. Words of a
 * shopper's own stay out of it.
 */
export function eventsOf(answer: AnswerFact, profileId: string): EventFact[] {
  const { quizKey: quiz, version, question, sourceId, answeredAt } = answer;
  const said = answer.choices.length > 0 ? answer.choices : [null];
  return said.map((choice) => ({
    kind: "quiz_answered",
    sourceId: `${sourceId}:${question}:${choice ?? ""}`,
    occurredAt: answeredAt,
    profileId,
    actor: null,
    properties: { quiz, question, answer: choice, version },
  }));
}
