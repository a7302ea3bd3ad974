import { Definition } from "../model";
import { parse } from "./parse";
import { print } from "./print";
import { SyntaxProblem } from "./tokens";

/**
 * What is wrong with a definition that was put together by hand, in a sentence; null when nothing is. It holds together
 * when its text, read back, is the very same definition: names, operators, values and limits.
 */
export function findProblem(definition: Definition): string | null {
  try {
    const read = parse(print(definition));
    return canonical(read) === canonical(definition) ? null : "It cannot be written down as it is; build it anew";
  } catch (error) {
    if (error instanceof SyntaxProblem) return error.problem;
    throw error;
  }
}

/** The schema gives every definition's parts one order. */
function canonical(definition: Definition): string {
  return JSON.stringify(Definition.parse(definition));
}
