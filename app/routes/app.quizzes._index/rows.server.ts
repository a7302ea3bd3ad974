import { formatDay } from "~/components/dates";
import { embedUrl } from "~/components/embed-url";
import { readPage } from "~/components/paging";
import {
  listContents,
  listFunnels,
  listPutAwayQuizzes,
  listQuizzes,
  listRunningTests,
  type Quiz,
} from "~/domains/quizzes/index.server";
import type { QuizContent } from "~/domains/quizzes/model";
import { mainSteps, sumFunnels } from "~/domains/reports/index.server";
import type { Shop } from "~/domains/shops/model";
import { findAskers, findStorefront, usesOf, type Askers } from "~/domains/storefront/index.server";
import { env } from "~/env.server";

const countedDays = 90;

/** The shop's quizzes as the list shows them, each with how many went how far lately. */
export async function listRows(shop: Shop, params: URLSearchParams, now: Date) {
  const [quizzes, contents, running, askers] = await Promise.all([
    listQuizzes(shop.id),
    listContents(shop.id),
    listRunningTests(shop.id),
    findAskers(shop.id),
  ]);
  const tested = new Set(running.flatMap(({ quizId, rivalId }) => [quizId, rivalId]));
  const { slice } = readPage(params);
  const shown = quizzes.slice(slice.offset, slice.offset + slice.limit).map(({ id }) => id);
  const from = new Date(now.getTime() - countedDays * 86_400_000);
  const funnels = Map.groupBy(await listFunnels(shop.id, shown, { from }), ({ quizId }) => quizId);
  return quizzes.map((quiz) => {
    const content = contents.get(quiz.id) ?? null;
    return {
      ...viewQuiz(quiz, shop.timezone),
      isTested: tested.has(quiz.id),
      steps: content && mainSteps(sumFunnels(funnels.get(quiz.id) ?? []), content),
      idleQuestions: countIdle(content ?? quiz.draft, askers),
    };
  });
}

export type QuizRow = Awaited<ReturnType<typeof listRows>>[number];

function viewQuiz({ id, name, state, draft, publishedAt }: Quiz, timezone: string) {
  return { id, name, state, hasDraft: draft !== null, publishedAt: publishedAt && formatDay(publishedAt, timezone) };
}

/** How many of its questions change nothing; those that are for reading only are not meant to. */
function countIdle(content: QuizContent | null, askers: Askers): number {
  if (!content) return 0;
  const forReading = new Set(content.questions.filter(({ type }) => type === "text").map(({ key }) => key));
  return usesOf(content, askers).filter((use) => use.changesNothing && !forReading.has(use.question)).length;
}

/** Whether the shop's theme shows the popup, and where that is switched on. */
export async function loadEmbed({ id, domain, timezone }: Shop) {
  const seenAt = (await findStorefront(id))?.embedSeenAt ?? null;
  return { seen: seenAt && formatDay(seenAt, timezone), url: embedUrl(domain, env.SHOPIFY_API_KEY) };
}

export async function listAwayRows(shop: Shop) {
  const away = await listPutAwayQuizzes(shop.id);
  return away.map(({ id, name, archivedAt }) => ({ id, name, since: formatDay(archivedAt, shop.timezone) }));
}
