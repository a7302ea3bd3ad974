import { suggest } from "~/lib/suggest";
import { attributes, findAttribute, type Attribute } from "../../vocabulary/attributes";
import { findFunction, findParameter, functions, type HappeningFunction } from "../../vocabulary/functions";
import type { Parameter } from "../../vocabulary/parameters";
import { unquote, type Problem, type Token } from "../tokens";
import type { Cursor, Offer } from "./cursor";

export type Subject = { attribute: Attribute } | { happening: HappeningFunction };

const longestName = 200;

/** Reads what a condition is about: something of a shopper, or something that happened. */
export function readSubject(cursor: Cursor): Subject {
  cursor.offer(() => [...attributes.map(offerAttribute), ...functions.map(offerFunction)]);
  const token = cursor.take();
  if (token.kind === "word") {
    const name = token.text.toLowerCase() === "anniversary" ? readAnniversary(cursor) : token.text;
    if (name.length > longestName) throw cursor.problem(token, `a name has at most ${longestName} characters`);
    const attribute = findAttribute(name);
    if (attribute) return { attribute };
    const happening = findFunction(name);
    if (happening) return { happening };
  }
  if (token.kind === "end") throw cursor.problem(token, "a condition is missing here, such as number_of_orders >= 2");
  const names = [...attributes, ...functions].map(({ name }) => name);
  throw unknownName(cursor, token, names, ownerOf(token.text) ?? "write something to ask about, such as customer_tags");
}

/** Reads the function that a relation is about. */
export function readFunction(cursor: Cursor): HappeningFunction {
  cursor.offer(() => functions.map(offerFunction));
  const token = cursor.take();
  const happening = token.kind === "word" ? findFunction(token.text) : undefined;
  if (happening) return happening;
  const names = functions.map(({ name }) => name);
  throw unknownName(cursor, token, names, "write something that happens, such as orders_placed");
}

/** Reads a parameter of a function. `count_at_least: 5` is an older way to say `count >= 5`. */
export function readParameter(
  cursor: Cursor,
  happening: HappeningFunction,
): { token: Token; parameter: Parameter; isAtLeast: boolean } {
  const { name, parameters } = happening;
  cursor.offer(() => parameters.map((one) => ({ text: one.name, kind: "parameter", label: one.label })));
  const token = cursor.take();
  const parameter = findParameter(happening, token.text);
  if (parameter) return { token, parameter, isAtLeast: false };
  const least = findParameter(happening, token.text.replace(/_at_least$/, ""));
  if (least && cursor.sees(":")) return { token, parameter: least, isAtLeast: true };
  const names = parameters.map((one) => one.name);
  throw unknownName(cursor, token, names, `${name} can be asked for ${names.join(", ")}`);
}

/** `('metafields.facts.birth_date')`, as the name of one attribute; in older texts with `date:` before it. */
function readAnniversary(cursor: Cursor): string {
  const problem = "say of what: anniversary('metafields.facts.birth_date')";
  if (!cursor.takes("(")) throw cursor.problem(cursor.next, problem);
  if (cursor.takes("date") && !cursor.takes(":")) throw cursor.problem(cursor.next, problem);
  const metafield = cursor.take();
  if (metafield.kind !== "text" || !/^metafields\.[\w-]+\.[\w-]+$/.test(unquote(metafield)))
    throw cursor.problem(metafield, problem);
  if (!cursor.takes(")")) throw cursor.problem(cursor.next, "a closing ) is missing");
  return `anniversary('${unquote(metafield)}')`;
}

function unknownName(cursor: Cursor, token: Token, names: readonly string[], otherwise: string) {
  const what = token.kind === "end" ? "something is missing here" : `“${token.text}” cannot be found`;
  const nearest = token.kind === "word" ? suggest(token.text, names) : null;
  const hint = nearest ? `did you mean ${nearest}?` : otherwise;
  return cursor.problem(token, `${what}; ${hint}`, nearest, unexpectedAfter(cursor, token));
}

/** After a name comes an operator. A word that is none is worth telling too: something else is meant altogether. */
function unexpectedAfter({ next }: Cursor, { kind }: Token): Problem[] {
  if (kind !== "word" || next.kind !== "word" || /^(and|between|contains|in|is|matches|not|or)$/i.test(next.text))
    return [];
  return [{ line: next.line, column: next.column, problem: `“${next.text}” is unexpected` }];
}

/** Whose parameter it is, for those who ask it of the shopper. */
function ownerOf(name: string): string | null {
  const owner = functions.find((happening) => findParameter(happening, name));
  return owner ? `it is asked of what happened, as in ${owner.name} MATCHES (${name} …)` : null;
}

function offerAttribute({ name, label }: Attribute): Offer {
  return { text: name, kind: "attribute", label };
}

function offerFunction({ name, many }: HappeningFunction): Offer {
  return { text: name, kind: "function", label: many };
}
