import { Cursor, type Offer } from "./reading/cursor";
import { readDefinition } from "./reading/groups";
import { SyntaxProblem, tokenize, type Token } from "./tokens";

/** What may be written at a place, and which part of the text it takes the place of. */
export interface Completion {
  from: number;
  to: number;
  offers: Offer[];
}

/**
 * What may stand where somebody is writing: names, operators, values, keywords, those first that begin with what is
 * there already. None where the text before has a mistake.
 * @param offset where the writing goes on; what follows is not looked at
 */
export function complete(text: string, offset: number): Completion {
  const before = text.slice(0, offset);
  const tokens = tokenize(before);
  const begun = tokens.findLast(({ kind }) => kind !== "end");
  const isBegun = begun !== undefined && begun.offset + begun.text.length === offset && isUnfinished(begun);
  const from = isBegun ? begun.offset : offset;
  const written = before.slice(from).toLowerCase();
  const offers = offersAfter(before.slice(0, from)).filter(({ text }) => text.toLowerCase().includes(written));
  return { from, to: offset, offers: offers.toSorted((a, b) => rank(a, written) - rank(b, written)) };
}

/** Names and values stand before keywords, and what begins as it is written before all that has it in it. */
function rank({ text, kind }: Offer, written: string): number {
  return (text.toLowerCase().startsWith(written) ? 0 : 2) + (kind === "keyword" ? 1 : 0);
}

/** Words can always go on, and so do texts without their second quote. */
function isUnfinished({ kind, text }: Token): boolean {
  return kind === "word" || (kind === "unreadable" && text.startsWith("'"));
}

/** The grammar reads what is there, and remembers what it looked for at the end. */
function offersAfter(text: string): Offer[] {
  const cursor = new Cursor(tokenize(text));
  try {
    readDefinition(cursor);
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
  }
  return cursor.offers;
}
