import { formatDecimal, formatMoney } from "~/lib/money";
import type { Kind } from "~/lib/word";
import { dateWords } from "../language/wording/dates";
import { quantity } from "../language/wording/words";
import type { Answer, Fraction } from "../reader/answers";
import { dayOf } from "../calendar";
import type { ReadContext } from "../reader/facts";
import { together } from "../reader/filters";
import type { ConditionReading } from "../reader/read";
import { getAttribute } from "../vocabulary/attributes";
import { countedNoun } from "./counted";

type Place = Pick<ReadContext, "timezone" | "currency">;

/** What was found when a condition was asked, in a few words: "3 orders", "GB", "nothing". */
export function foundWords({ condition, truth, answer, counted }: ConditionReading, place: Place): string {
  if (condition.type === "matches") {
    const rows = counted.map(({ row }) => row);
    const count = `${rows.length === 0 ? "no" : rows.length} ${countedNoun(condition, rows.length)}`;
    const sums = ["sum_amount", "sum_quantity"].filter((name) =>
      condition.filters.some(({ test }) => test.name === name),
    );
    return [count, ...sums.map((name) => sumWords(name, together(name, rows), place))].join(", ");
  }
  if (condition.name === "member_of") return truth === null ? "nobody can tell" : truth ? "is in it" : "is not in it";
  return answer ? answerWords(answer, getAttribute(condition.name).kind, place) : "nobody tells Tessera";
}

function sumWords(name: string, answer: Answer, { currency }: Place): string {
  if (answer.type !== "number") return "";
  const { of, per } = answer.number;
  if (name === "sum_quantity") return `${quantity(Number(of / per), "item")} in all`;
  return `${formatMoney({ amountMinor: Number(of), currency })} in all`;
}

/** What is known of a shopper, in a few words. */
export function answerWords(answer: Answer, kind: Kind, { timezone, currency }: Place): string {
  switch (answer.type) {
    case "text":
      return kind.type === "enum" ? answer.text.toLowerCase().replaceAll("_", " ") : answer.text;
    case "texts":
      return answer.texts.length > 0 ? answer.texts.join(", ") : "none";
    case "ids":
      return answer.ids.join(", ");
    case "number":
      return kind.type === "money" ? formatDecimal(plain(answer.number), currency) : plain(answer.number);
    case "boolean":
      return answer.boolean ? "yes" : "no";
    case "moment":
      return dateWords({ type: "day", day: dayText(answer.at, timezone) });
    case "missing":
      return kind.type === "date" ? "never" : "not known";
    default:
      return answer satisfies never;
  }
}

/** Whole, or with as many decimals as money has. */
function plain({ of, per }: Fraction): string {
  return String(Number(of) / Number(per));
}

function dayText(at: Date, timezone: string): string {
  return new Date(dayOf(at, timezone) * 86_400_000).toISOString().slice(0, 10);
}
