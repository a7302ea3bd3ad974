import { parse } from "~/domains/segments";
import type { Definition } from "~/domains/segments/model";
import { digestOf } from "~/lib/hash";

interface Said {
  question: string;
  choice: string;
}

/**
 * Who says this now: gave the answer, not too long ago, and none to the same question since. The choices of one multiple
 * answer are of one instant, so each of them stands; an answer that was emptied is one, too, and ends the former.
 * @param rememberDays null when answers never age
 */
export function presentAnswer({ question, choice }: Said, rememberDays: number | null): Definition {
  const asked = `question = '${question}'`;
  const recent = rememberDays === null ? "" : `, date >= -${rememberDays}d`;
  return parse(
    `quiz_answered MATCHES (${asked}, answer = '${choice}'${recent}, NOT FOLLOWED BY quiz_answered MATCHES (${asked}))`,
  );
}

/** Whether a definition is that very question about a present answer, whatever its days. */
export function isPresentAnswer(definition: Definition, said: Said): boolean {
  return digestOf(definition) === digestOf(presentAnswer(said, daysIn(definition)));
}

function daysIn(definition: Definition): number | null {
  const filters = definition.type === "matches" ? definition.filters : [];
  const [amount] = filters.flatMap(({ test }) =>
    test.type === "compare" && test.value.type === "date" && test.value.date.type === "relative"
      ? [test.value.date.amount]
      : [],
  );
  return amount === undefined || amount >= 0 ? null : -amount;
}
