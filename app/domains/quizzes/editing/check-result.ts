import type { Outcome, QuizContent } from "../content/model";
import { advice, type Finding } from "./finding";

/** Whether a shopper gets something for the answers. */
export function checkResult({ result }: Pick<QuizContent, "result">): Finding[] {
  const branches = result.branches.flatMap(({ outcome }, i) => checkOutcome(outcome, `result.branches.${i}.outcome`));
  const gives = result.discountId !== null;
  return [...branches, ...(gives ? [] : checkOutcome(result.otherwise, "result.otherwise"))];
}

function checkOutcome({ tip, products }: Outcome, path: string): Finding[] {
  if (tip.trim() !== "" || products.from !== "nothing") return [];
  return [
    advice(`${path}.tip`, "This result tells nothing", "Give a tip or show products: they are why shoppers answer"),
  ];
}
