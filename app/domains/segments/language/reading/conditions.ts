import type { Definition } from "../../model";
import type { HappeningFunction } from "../../vocabulary/functions";
import type { Token } from "../tokens";
import type { Cursor } from "./cursor";
import { readFilters } from "./filters";
import { readSubject } from "./names";
import { readRelation } from "./relations";
import { readTest } from "./tests";

/** Reads one condition: a test of the shopper, or something that happened. */
export function readCondition(cursor: Cursor): Definition {
  const start = cursor.next;
  const subject = readSubject(cursor);
  if ("happening" in subject) return readHappening(cursor, subject.happening, start);
  const { test, negated } = readTest(cursor, subject.attribute);
  return negatedIf(negated, test);
}

function readHappening(cursor: Cursor, happening: HappeningFunction, start: Token): Definition {
  const isSaid = cursor.takes("MATCHES");
  const isNegated = !isSaid && cursor.takes("NOT MATCHES");
  const isMatched = isSaid || isNegated;
  const parenthesis = cursor.next;
  const isOpened = isMatched ? cursor.takes("(") : cursor.takesUnoffered("(");
  if (!isOpened) {
    const example = `${happening.name} MATCHES (date >= -30d)`;
    throw cursor.problem(parenthesis, `${happening.name} goes with filters in parentheses: ${example}`);
  }
  const { filters, relations } = readFilters(cursor, happening, start, readRelation);
  const isDenied = isMatched ? isNegated : readOlderTruth(cursor, happening);
  return negatedIf(isDenied, { type: "matches", function: happening.name, filters, relations });
}

/** `= true` or `= false` after the parentheses, as in older texts. Whether it denies. */
function readOlderTruth(cursor: Cursor, { name }: HappeningFunction): boolean {
  const token = cursor.next;
  const isUnequal = cursor.takes("!=");
  if (isUnequal || cursor.takes("=")) {
    if (cursor.takes("true")) return isUnequal;
    if (cursor.takes("false")) return !isUnequal;
  }
  throw cursor.problem(token, `after ${name}(…) comes = true or = false; or write ${name} MATCHES (…)`);
}

function negatedIf(isNegated: boolean, part: Definition): Definition {
  return isNegated ? { type: "not", part } : part;
}
