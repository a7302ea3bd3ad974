import { z } from "zod";
import type { Told } from "~/components/use-toast";
import { Key } from "~/domains/quizzes";
import { mintSegments, putTips, type MintedAnswer, type TipsPut } from "~/domains/storefront/index.server";

export const Wish = z.discriminatedUnion("wish", [
  z.strictObject({ wish: z.literal("mint"), question: Key }),
  z.strictObject({ wish: z.literal("tips") }),
]);

/** Does what the page asks. @returns what to tell the merchant; null if there is no such quiz or question */
export async function grant(
  shopId: number,
  quizId: number,
  wish: z.infer<typeof Wish>,
  now: Date,
): Promise<Told | null> {
  if (wish.wish === "tips") {
    const put = await putTips(shopId, quizId, now);
    return put.outcome === "missing" ? null : tipsTold(put);
  }
  const minted = await mintSegments(shopId, quizId, wish.question, now);
  if (minted.outcome === "missing") return null;
  if (minted.outcome === "refused") return { problem: true, words: minted.problem };
  return mintedTold(minted.minted);
}

function mintedTold(minted: readonly MintedAnswer[]): Told {
  const refused = minted.flatMap((one) => (one.outcome === "refused" ? [one.problem] : []));
  if (refused[0]) return { problem: true, words: refused[0] };
  const made = minted.filter(({ outcome }) => outcome === "added" || outcome === "taken-back").length;
  const followed = minted.filter(({ outcome }) => outcome === "followed").length;
  if (made > 0) return { problem: false, words: made === 1 ? "One segment was made" : `${made} segments were made` };
  if (followed > 0) return { problem: false, words: "Its segments follow the days of the quiz now" };
  return { problem: false, words: "Its segments are there already" };
}

function tipsTold(put: TipsPut): Told {
  switch (put.outcome) {
    case "amended":
      return { problem: false, words: "The welcome mail tells the tips now" };
    case "unchanged":
      return { problem: false, words: "The welcome mail tells the tips already" };
    case "refused":
      return { problem: true, words: `Not put there: ${put.problem}` };
    case "nothing":
      return { problem: true, words: `Not put there: ${put.reason}` };
    default:
      return put satisfies never;
  }
}
