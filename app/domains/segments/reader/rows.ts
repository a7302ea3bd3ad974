import type { HappeningFunction } from "../vocabulary/functions";
import * as answer from "./answers";
import { eventRows } from "./event-rows";
import type { ProfileFacts, ReadContext, Stay } from "./facts";
import { lineRows, orderRows } from "./order-rows";
import { commonAnswers, type Row } from "./row";

/** Each thing of the function that happened to the shopper by then. Throws when nothing is told of the function. */
export function rowsOf({ name, source, kind }: HappeningFunction, facts: ProfileFacts, context: ReadContext): Row[] {
  switch (source) {
    case "orders":
      return orderRows(facts, context);
    case "lines":
      return lineRows(facts, context);
    case "events":
      return eventRows(kind ?? "", facts, context);
    case "stays":
      return facts.stays.flatMap((stay) => stayRow(stay, kind === "left" ? stay.leftAt : stay.enteredAt, context));
    case "unknowable":
      throw new Error(`Nothing is told of ${name}`);
    default:
      return source satisfies never;
  }
}

/** One end of a stay, if it was by then. */
function stayRow(stay: Stay, at: Date | null, context: ReadContext): Row[] {
  if (at === null || at > context.asOf) return [];
  const answersTo = (parameter: string) =>
    parameter === "id"
      ? [answer.id(String(stay.segmentId))]
      : commonAnswers(parameter, { at, productIds: [] }, context);
  return [{ fact: { type: "stay", at: stay.enteredAt, stay }, at, productIds: [], answersTo }];
}
