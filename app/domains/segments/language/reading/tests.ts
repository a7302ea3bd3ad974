import { suggest } from "~/lib/suggest";
import type { Filter, Test, Value } from "../../model";
import type { Attribute } from "../../vocabulary/attributes";
import type { Parameter } from "../../vocabulary/parameters";
import { operators, operatorsOf, type Operator } from "../operators";
import type { Token } from "../tokens";
import type { Cursor } from "./cursor";
import { readValue } from "./values";

const mostValues = 500;

/** Reads what stands after a name: an operator that fits the word, and what it is compared with. */
export function readTest(cursor: Cursor, word: Attribute | Parameter): Filter {
  const operator = operatorsOf(word).find((one) => cursor.takes(one));
  if (!operator) throw unfit(cursor, word);
  return readOperands(cursor, word, operator);
}

/** Reads what an operator compares with. */
export function readOperands(cursor: Cursor, word: Attribute | Parameter, operator: Operator): Filter {
  const { name } = word;
  switch (operator) {
    case "BETWEEN":
      return said(readRange(cursor, word));
    case "IN":
      return said({ type: "in", name, values: readList(cursor, word) });
    case "NOT IN":
      return denied({ type: "in", name, values: readList(cursor, word) });
    case "CONTAINS":
      return said(readContained(cursor, word));
    case "NOT CONTAINS":
      return denied(readContained(cursor, word));
    case "IS NULL":
      return said({ type: "null", name });
    case "IS NOT NULL":
      return denied({ type: "null", name });
    default:
      return said({ type: "compare", name, operator, value: readOne(cursor, word) });
  }
}

function said(test: Test): Filter {
  return { test, negated: false };
}

function denied(test: Test): Filter {
  return { test, negated: true };
}

function readRange(cursor: Cursor, word: Attribute | Parameter): Test {
  const from = readValue(cursor, word);
  if (!cursor.takes("AND")) throw cursor.problem(cursor.next, "a range needs two ends: BETWEEN … AND …");
  return { type: "between", name: word.name, from, to: readValue(cursor, word) };
}

function readList(cursor: Cursor, word: Attribute | Parameter): Value[] {
  if (!cursor.takes("(")) throw cursor.problem(cursor.next, "after IN comes a list: IN (…, …)");
  const start = cursor.next;
  const values = [readValue(cursor, word)];
  while (cursor.takes(",")) values.push(readValue(cursor, word));
  if (!cursor.takes(")")) throw cursor.problem(cursor.next, "values of a list are parted by commas, and a ) ends it");
  if (values.length > mostValues) throw cursor.problem(start, `a list has at most ${mostValues} values`);
  return values;
}

function readContained(cursor: Cursor, word: Attribute | Parameter): Test {
  const token = cursor.next;
  const value = readValue(cursor, word);
  if (value.type !== "text") throw cursor.problem(token, "CONTAINS looks for a text: CONTAINS 'this'");
  return { type: "contains", name: word.name, text: value.text };
}

function readOne(cursor: Cursor, word: Attribute | Parameter): Value {
  return word.name === "coordinates" && cursor.sees("(") ? readPlace(cursor) : readValue(cursor, word);
}

/** `(48.85, 2.35)`: Shopify writes a place without quotes. */
function readPlace(cursor: Cursor): Value {
  const degrees = (): Token => {
    const token = cursor.take();
    if (token.kind !== "number") throw cursor.problem(token, "a place is a latitude and a longitude: (48.85, 2.35)");
    return token;
  };
  cursor.takes("(");
  const latitude = degrees();
  if (!cursor.takes(",")) throw cursor.problem(cursor.next, "a place is a latitude and a longitude: (48.85, 2.35)");
  const longitude = degrees();
  if (!cursor.takes(")")) throw cursor.problem(cursor.next, "a closing ) is missing");
  return { type: "text", text: `${latitude.text}, ${longitude.text}` };
}

function unfit(cursor: Cursor, word: Attribute | Parameter) {
  const token = cursor.next;
  const fitting = operatorsOf(word);
  const list = `${word.name} goes with ${fitting.join(", ")}`;
  const written = operators.toReversed().find((one) => cursor.sees(one));
  if (written) return cursor.problem(token, `${written} does not fit here; ${list}`);
  if (token.kind === "end") return cursor.problem(token, `an operator is missing here; ${list}`);
  if (cursor.sees("IS")) return cursor.problem(token, "after IS comes NULL or NOT NULL");
  const nearest = token.kind === "word" ? suggest(token.text, fitting) : null;
  const hint = nearest ? `did you mean ${nearest}?` : list;
  return cursor.problem(token, `“${token.text}” is unexpected; ${hint}`, nearest);
}
