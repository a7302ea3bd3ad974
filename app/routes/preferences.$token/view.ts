import { formatDay } from "~/components/dates";
import { isAged } from "~/domains/quizzes";
import type { Saying } from "~/domains/ingest/index.server";
import type { Question } from "~/domains/quizzes/model";
import type { PresentAnswer } from "~/domains/quizzes/index.server";

/** One thing she can tick: its key, and what it says. */
interface Option {
  key: string;
  label: string;
}

/** An answer as it stands on the page, to be changed there. */
export interface AnswerView {
  key: string;
  title: string;
  help: string;
  field:
    | { type: "one" | "some"; options: Option[]; chosen: string[] }
    | { type: "day"; month: string; day: string }
    | { type: "words"; text: string; longest: number };
  /** When it was said, where it is so long ago that it counts no more; otherwise null. */
  agedSince: string | null;
}

/** Her present answers. What no version of a quiz asked any more cannot be said anew, and is left out. */
export function viewAnswers(present: readonly PresentAnswer[], clock: { now: Date; timezone: string }): AnswerView[] {
  return present.flatMap((answer) => {
    const { asked, answeredAt, rememberDays } = answer;
    if (!asked) return [];
    const isOld = isAged(answeredAt, rememberDays, clock);
    return [
      {
        ...{ key: asked.key, title: asked.title, help: asked.help, field: fieldOf(asked, answer) },
        agedSince: isOld ? formatDay(answeredAt, clock.timezone) : null,
      },
    ];
  });
}

/** The same as somebody has just filled it in, so that nothing she wrote is lost. */
export function withSayings(present: readonly PresentAnswer[], sayings: readonly Saying[]): PresentAnswer[] {
  return present.map((answer) => ({ ...answer, ...sayings.find(({ question }) => question === answer.question) }));
}

function fieldOf(question: Question, { choices, text }: PresentAnswer): AnswerView["field"] {
  switch (question.type) {
    case "single":
      return { type: "one", options: question.choices.map(optionOf), chosen: choices };
    case "multiple":
      return { type: "some", options: question.choices.map(optionOf), chosen: choices };
    case "scale":
      return { type: "one", options: stepsOf(question), chosen: choices };
    case "birthday": {
      const [month = "", day = ""] = choices[0]?.split("-") ?? [];
      return { type: "day", month, day };
    }
    case "text":
      return { type: "words", text: text ?? "", longest: question.longest };
    default:
      return question satisfies never;
  }
}

function optionOf({ key, label }: Option): Option {
  return { key, label };
}

/** The ends of a scale say what they mean. */
function stepsOf({ steps, low, high }: Extract<Question, { type: "scale" }>): Option[] {
  return Array.from({ length: steps }, (_, i) => {
    const means = i === 0 ? low : i === steps - 1 ? high : "";
    return { key: String(i + 1), label: means === "" ? String(i + 1) : `${i + 1}: ${means}` };
  });
}
