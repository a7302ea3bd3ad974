import { z } from "zod";
import { responseViews } from "~/domains/reports/model";
import { Key } from "~/domains/quizzes";

const optional = Key.or(z.literal("")).catch("");

const Narrowing = z.object({ question: optional, choice: optional, show: z.enum(responseViews).catch("all") });

/** What an address narrows the responses to; what makes no sense in it narrows nothing. */
export function readNarrowing(params: URLSearchParams) {
  const { question, choice, show } = Narrowing.parse({
    question: params.get("question") ?? "",
    choice: params.get("choice") ?? "",
    show: params.get("show") ?? "all",
  });
  return { question, choice: question === "" ? "" : choice, view: show };
}

/** The same for a query. */
export function filterOf({ question, choice, view }: ReturnType<typeof readNarrowing>) {
  return { question: question || undefined, choice: choice || undefined, view };
}
