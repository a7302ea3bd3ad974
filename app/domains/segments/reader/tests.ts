import type { Comparison, Test, Value } from "../model";
import { compareNumber, type Answer } from "./answers";
import { compareMoment } from "./dates";
import type { ReadContext } from "./facts";
import { all, some, type Truth } from "./truth";

/** Whether what was found is as the test wants it; null when there is nothing to compare. */
export function holds(test: Test, answer: Answer, context: ReadContext): Truth {
  const compare = (operator: Comparison, value: Value) => compares(test.name, answer, operator, value, context);
  if (test.type === "null") return isNothing(answer);
  if (answer.type === "missing") return null;
  switch (test.type) {
    case "compare":
      return compare(test.operator, test.value);
    case "between":
      return all([compare(">=", test.from), compare("<=", test.to)]);
    case "in":
      return some(test.values.map((value) => compare("=", value)));
    case "contains":
      if (answer.type !== "texts") throw new Error(`${test.name} is no list that could contain something`);
      return compare("=", { type: "text", text: test.text });
    default:
      return test satisfies never;
  }
}

function isNothing(answer: Answer): boolean {
  switch (answer.type) {
    case "missing":
      return true;
    case "texts":
      return answer.texts.length === 0;
    case "ids":
      return answer.ids.length === 0;
    default:
      return false;
  }
}

function compares(name: string, answer: Answer, operator: Comparison, value: Value, context: ReadContext): boolean {
  if (answer.type === "number" && value.type === "number") {
    return stands(compareNumber(answer.number, value.number), operator);
  }
  if (answer.type === "moment" && value.type === "date") {
    return stands(compareMoment(answer.at, value.date, context), operator);
  }
  const isEqual = equals(answer, value);
  if (isEqual === null) throw new Error(`${name} cannot be compared with a ${value.type}`);
  if (operator !== "=" && operator !== "!=") throw new Error(`${name} cannot be compared by ${operator}`);
  return operator === "=" ? isEqual : !isEqual;
}

/** Of several at a time one is enough. Null when the two are not of a kind. */
function equals(answer: Answer, value: Value): boolean | null {
  if (answer.type === "text" && value.type === "text") return answer.text === value.text;
  if (answer.type === "boolean" && value.type === "boolean") return answer.boolean === value.boolean;
  if (answer.type === "texts" && value.type === "text") {
    return answer.texts.some((text) => text.toLowerCase() === value.text.toLowerCase());
  }
  if (answer.type === "ids" && value.type === "text") return answer.ids.includes(value.text);
  if (answer.type === "ids" && value.type === "number") {
    return answer.ids.some((id) => compareNumber({ of: BigInt(id), per: 1n }, value.number) === 0);
  }
  return null;
}

function stands(difference: number, operator: Comparison): boolean {
  switch (operator) {
    case "=":
      return difference === 0;
    case "!=":
      return difference !== 0;
    case "<":
      return difference < 0;
    case "<=":
      return difference <= 0;
    case ">":
      return difference > 0;
    case ">=":
      return difference >= 0;
    default:
      return operator satisfies never;
  }
}
