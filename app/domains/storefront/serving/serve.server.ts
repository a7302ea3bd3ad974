import { knownOf, listSaidBefore } from "~/domains/quizzes/index.server";
import { isInTime, present, type PresentedQuiz } from "./present";
import { isInSegment } from "./queries.server";
import { findServed, type OpenShop } from "./shelf.server";

/** Who looks, as far as it is known: the signed-in customer, and passages that the browser remembers. */
export interface Looker {
  customerId: string | null;
  responseIds: readonly string[];
}

/** A quiz with what need not be asked, and whether it is meant for whoever looks. */
export interface ServedForm {
  quiz: PresentedQuiz;
  known: Record<string, string[]>;
  isFor: boolean;
}

/**
 * The quiz that a page shows. Null when there is no such quiz now.
 * @param looker null asks for what is the same for everybody
 */
export async function serveQuiz(
  shop: OpenShop,
  { quizId, version }: { quizId: number; version: number },
  looker: Looker | null,
  now: Date,
): Promise<ServedForm | null> {
  const served = await findServed(shop.id, quizId, version, now);
  if (!served?.isShown || !isInTime(served.content, now, shop.timezone)) return null;
  const quiz = present(quizId, version, served.content, shop.brandColor);
  const { segmentIds } = served.content.targeting;
  if (!looker) return { quiz, known: {}, isFor: segmentIds.length === 0 };
  const isFor = segmentIds.length === 0 || (await isInSegment(shop.id, looker, segmentIds));
  if (!isFor) return { quiz, known: {}, isFor };
  const said = await listSaidBefore(shop.id, looker);
  return { quiz, known: Object.fromEntries(knownOf(served.content, said, { now, timezone: shop.timezone })), isFor };
}
