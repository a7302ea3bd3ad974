import { likenesses, type Likeness, type Relation } from "../../model";
import type { HappeningFunction } from "../../vocabulary/functions";
import type { Token } from "../tokens";
import type { Cursor } from "./cursor";
import { readFilters, type Filters } from "./filters";
import { readFunction } from "./names";

const longest = 5000;

const beginnings = [
  { words: "NOT FOLLOWED BY", order: "followed", negated: true },
  { words: "FOLLOWED BY", order: "followed", negated: false },
  { words: "NOT PRECEDED BY", order: "preceded", negated: true },
  { words: "PRECEDED BY", order: "preceded", negated: false },
] as const;

/** Reads what must have come before or after, if that comes next: `[NOT] FOLLOWED BY … [WITHIN …] [RELATED BY …]`. */
export function readRelation(cursor: Cursor, anchor: HappeningFunction): Relation | null {
  const beginning = beginnings.find(({ words }) => cursor.takes(words));
  if (!beginning) return null;
  const { order, negated } = beginning;
  const start = cursor.next;
  const related = readFunction(cursor);
  const { filters, totals } = readInner(cursor, related, start);
  const [total] = totals;
  if (negated && total) {
    throw cursor.problem(total, `NOT ${order.toUpperCase()} BY means not once; leave ${total.text} out`);
  }
  const within = readWithin(cursor);
  const likeness = readLikeness(cursor, anchor, related);
  return { order, negated, function: related.name, filters, within: within ?? readWithin(cursor), likeness };
}

function readInner(cursor: Cursor, related: HappeningFunction, start: Token): Filters {
  const isMatched = cursor.takes("MATCHES");
  if (isMatched && !cursor.takes("(")) throw cursor.problem(cursor.next, "after MATCHES come filters in parentheses");
  if (isMatched) return readFilters(cursor, related, start, refuseRelation);
  if (related.source === "stays") {
    throw cursor.problem(start, `say of which segment: ${related.name} MATCHES (id = 7)`);
  }
  return { filters: [], relations: [], totals: [] };
}

function refuseRelation(cursor: Cursor): null {
  if (!beginnings.some(({ words }) => cursor.sees(words))) return null;
  throw cursor.problem(cursor.next, "relations cannot stand in each other; write them side by side");
}

function readWithin(cursor: Cursor): Relation["within"] {
  if (!cursor.takes("WITHIN")) return null;
  cursor.offer(() => ["24h", "3d", "2w"].map((text) => ({ text, kind: "value" })));
  const token = cursor.take();
  const unit = (["h", "d", "w"] as const).find((one) => token.text.toLowerCase().endsWith(one));
  const amount = Number(token.text.slice(0, -1));
  if (token.kind === "relative" && unit && amount >= 1 && amount <= longest) return { amount, unit };
  throw cursor.problem(token, `WITHIN takes hours, days or weeks: 24h, 3d, 2w, and at most ${longest} of them`);
}

function readLikeness(cursor: Cursor, anchor: HappeningFunction, related: HappeningFunction): Likeness | null {
  const start = cursor.next;
  if (!cursor.takes("RELATED BY")) return null;
  const without = [anchor, related].find(({ hasProducts }) => !hasProducts);
  if (without) throw cursor.problem(start, `${without.name} has no products, so that nothing can be related to it`);
  const likeness = likenesses.find((one) => cursor.takes(one));
  if (likeness) return likeness;
  throw cursor.problem(cursor.next, `after RELATED BY comes one of ${likenesses.join(", ")}`);
}
