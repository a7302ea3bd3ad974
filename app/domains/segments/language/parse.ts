import type { Definition } from "../model";
import { Cursor } from "./reading/cursor";
import { readDefinition } from "./reading/groups";
import { SyntaxProblem, tokenize } from "./tokens";

/** A list of 500 ids of Shopify fits, with as many conditions again. */
export const longestText = 20_000;

/**
 * Reads a segment's text: a superset of Shopify's customer segment queries. AND binds tighter than OR; NOT stands
 * before a condition or a group. Throws a SyntaxProblem.
 */
export function parse(text: string): Definition {
  if (text.trim() === "") {
    throw new SyntaxProblem(1, 1, "a segment cannot be blank; write a condition, such as number_of_orders >= 2");
  }
  if (text.length > longestText) {
    throw new SyntaxProblem(
      1,
      1,
      `a segment's text is too long with ${text.length} characters; ${longestText} fit: shorten a list, or part it into several segments`,
    );
  }
  return readDefinition(new Cursor(tokenize(text)));
}
