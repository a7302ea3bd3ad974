import { stepWords, type FlowNames, type Landed } from "~/domains/flows";

/** Where so many stand, and where they would go on; in words. */
export function landingWords(
  { from, to, count }: Landed,
  names: FlowNames,
): { from: string; to: string; count: number } {
  return {
    from: from ? stepWords(from, names) : "a step that is gone",
    to: to === null ? endWords : to.id === from?.id ? "they stay there" : `they go on at “${stepWords(to, names)}”`,
    count,
  };
}

const endWords = "nothing is left there for them, so the flow ends for them";
