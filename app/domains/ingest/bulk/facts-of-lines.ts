import { addFacts, noFacts } from "../facts";
import type { Facts } from "../model";
import { factsOfNode } from "./facts-of-node";
import type { NodeContext } from "./node-context";

/** Lines together with what is wrong with those that cannot be understood. */
export interface LinesRead {
  facts: Facts;
  problems: { line: number; problem: string }[];
}

/** @param firstLine the number of the first of the lines, for the problems */
export function factsOfLines(lines: readonly string[], firstLine: number, context: NodeContext): LinesRead {
  const facts = noFacts();
  const problems: LinesRead["problems"] = [];
  lines.forEach((line, i) => {
    try {
      addFacts(facts, factsOfNode(JSON.parse(line), context));
    } catch (error) {
      const problem =
        error instanceof SyntaxError ? "is not JSON" : error instanceof Error ? error.message : "cannot be read";
      problems.push({ line: firstLine + i, problem });
    }
  });
  return { facts, problems };
}
