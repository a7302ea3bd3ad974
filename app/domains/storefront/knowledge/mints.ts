import { choiceKeys, choiceLabel, type Question } from "~/domains/quizzes/model";
import type { Mint } from "~/domains/segments/index.server";
import type { Definition } from "~/domains/segments/model";
import { isPresentAnswer, presentAnswer } from "./present-answer";

/** Names the segment of an answer for good, whichever quiz of the shop asks the question. */
export function segmentKey(question: string, choice: string): string {
  return `answer:${question}:${choice}`;
}

/**
 * The segments of a question, one for each choice: "skin concern: anti-aging". None where nothing is chosen from a list.
 * @param ready the question as a ready quiz asks it, whose keys are words for merchants; null for one of their own
 */
export function mintsOf(
  question: Question,
  rememberDays: number | null,
  ready: Question | null = null,
): (Mint & { choice: string })[] {
  return (choiceKeys(question) ?? []).map((choice) => {
    const said = { question: question.key, choice };
    const definition = presentAnswer(said, rememberDays);
    return {
      choice,
      key: segmentKey(question.key, choice),
      draft: { ...wordsOf(question, choice, ready), ...purpose, definition },
      wasMade: (former: Definition) => isPresentAnswer(former, said),
    };
  });
}

const purpose = { family: "zero-party", goal: "retention", owner: "", parentId: null } as const;
const longestName = 120;

function wordsOf(question: Question, choice: string, ready: Question | null): { name: string; description: string } {
  const label = choiceLabel(question, choice);
  // What a merchant has relabelled means something else than its key says.
  const isReady = ready !== null && choiceLabel(ready, choice) === label;
  return {
    name: `${question.key.replaceAll(/[_-]/g, " ")}: ${isReady ? choice : lowerFirst(label)}`.slice(0, longestName),
    description: `They answered “${label}” to “${question.title}”, and have said nothing else since.`,
  };
}

/** “Anti-aging” in the middle of a name; SPF stays what it is. */
function lowerFirst(label: string): string {
  return /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
