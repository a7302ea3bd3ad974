import type { Answer } from "../reader/answers";
import type { ConditionReading } from "../reader/read";
import { getFunction } from "../vocabulary/functions";

/** What was found when a condition was asked, in a few words: "3 orders", "GB", "nothing". */
export function foundWords({ condition, answer, counted }: ConditionReading): string {
  if (condition.type === "matches") {
    const { one, many } = getFunction(condition.function);
    return `${counted.length} ${counted.length === 1 ? one : many}`;
  }
  return answer ? answerWords(answer) : "nobody told";
}

function answerWords(answer: Answer): string {
  switch (answer.type) {
    case "text":
      return answer.text.toLowerCase().replaceAll("_", " ");
    case "texts":
      return answer.texts.length > 0 ? answer.texts.join(", ") : "none";
    case "ids":
      return answer.ids.join(", ");
    case "number":
      return String(Number(answer.number.of) / Number(answer.number.per));
    case "boolean":
      return answer.boolean ? "yes" : "no";
    case "moment":
      return answer.at.toISOString().slice(0, 10);
    case "missing":
      return "nothing";
    default:
      return answer satisfies never;
  }
}
