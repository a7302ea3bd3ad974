import { calendarDay } from "~/components/dates";
import type { Answer, Question } from "~/components/segment-builder/preview/question";
import { findProblem } from "~/domains/segments";
import { countInTime, countPreview, listOverlaps, loadContext, sampleMembers } from "~/domains/segments/index.server";
import type { Shop } from "~/domains/shops/model";
import { isTimeOut } from "~/lib/sql";

const weekMilliseconds = 7 * 86_400_000;

/** Answers within the time a preview has, or says that it takes longer. */
export async function answer(shop: Shop, question: Question, now: Date): Promise<Answer> {
  const problem = findProblem(question.definition);
  if (problem) return { outcome: "wrong", problem };
  try {
    return await ask(shop, question, now);
  } catch (error) {
    if (isTimeOut(error)) return { outcome: "late" };
    throw error;
  }
}

async function ask({ id: shopId, timezone }: Shop, question: Question, now: Date): Promise<Answer> {
  const { definition } = question;
  const stored = async () => ({ context: await loadContext(shopId, now), traits: "stored" as const });
  switch (question.ask) {
    case "count":
      return { outcome: "count", ...(await countPreview(definition, await stored())) };
    case "members":
      return { outcome: "members", members: await sampleMembers(definition, await stored()) };
    case "overlaps":
      return { outcome: "overlaps", overlaps: await listOverlaps(definition, await stored(), question.exceptId) };
    case "past": {
      const asOf = new Date(now.getTime() - question.weeksAgo * weekMilliseconds);
      const count = await countInTime(definition, { context: await loadContext(shopId, asOf), traits: "facts" });
      return { outcome: "past", size: count.in, day: calendarDay(asOf, timezone) };
    }
    default:
      return question satisfies never;
  }
}
