import { formatDay } from "~/components/dates";
import { embedUrl } from "~/components/embed-url";
import { listDiscounts } from "~/domains/coupons/index.server";
import { choiceKeys } from "~/domains/quizzes";
import { contentOf, findQuiz, library, listVersions, type QuizVersion } from "~/domains/quizzes/index.server";
import { findSender } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { findStorefront, questionUses } from "~/domains/storefront/index.server";
import { env } from "~/env.server";
import { wallClock } from "~/lib/wall-clock";

/** A quiz of a shop that has said nothing of its colours. */
const plainColor = "#1d1d1f";

/** What the editor begins with; null when there is no such quiz. */
export async function load(shop: Shop, quizId: number, now: Date) {
  const quiz = await findQuiz(shop.id, quizId);
  if (!quiz) return null;
  const [content, versions, discounts, sender, storefront] = await Promise.all([
    contentOf(shop.id, quiz),
    listVersions(shop.id, quiz.id),
    listDiscounts(shop.id, now),
    findSender(shop.id),
    findStorefront(shop.id),
  ]);
  const { id, key, name, state, version, revision, draft, rememberDays } = quiz;
  const seenAt = storefront?.embedSeenAt ?? null;
  return {
    quiz: { id, name, state, version, revision, rememberDays, hasDraft: draft !== null },
    content,
    published: versions.find((one) => one.version === version)?.content ?? null,
    settled: settledKeys(versions),
    /** Whether the product knows tips for its answers that nobody has asked for yet. */
    isReady: version === 0 && library.some((ready) => ready.key === key),
    uses: await outsideUses(shop.id, content),
    discounts: discounts.flatMap(({ id, name, stoppedAt }) => (stoppedAt ? [] : [{ id, title: name }])),
    shop: { currency: shop.currency, timezone: shop.timezone, clock: clockOf(now, shop.timezone) },
    brandColor: sender?.brandColor ?? plainColor,
    embed: {
      seen: seenAt && formatDay(seenAt, shop.timezone),
      url: embedUrl(shop.domain, env.SHOPIFY_API_KEY),
      problem: storefront?.toldProblem ?? null,
    },
  };
}

export type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;

/** What the shop's clock shows, as schedules are written: 2026-11-23T09:00. */
function clockOf(now: Date, timezone: string): string {
  return new Date(wallClock(now, timezone)).toISOString().slice(0, 16);
}

/** Keys of questions that were ever published, each with those of its choices. */
function settledKeys(versions: readonly QuizVersion[]): [string, string[]][] {
  const settled = new Map<string, Set<string>>();
  for (const { content } of versions) {
    for (const question of content.questions) {
      settled.set(question.key, new Set([...(settled.get(question.key) ?? []), ...(choiceKeys(question) ?? [])]));
    }
  }
  return [...settled].map(([key, choices]) => [key, [...choices]]);
}

/** What beyond the quiz asks for the answers: segments and messages, by the key of the question. */
async function outsideUses(shopId: number, content: Parameters<typeof questionUses>[1]): Promise<[string, string[]][]> {
  const all = await questionUses(shopId, content);
  return all.map(({ question, uses }) => [
    question,
    uses.flatMap(({ kind, name }) =>
      kind === "segment" ? [`the segment “${name}”`] : kind === "message" ? [`the message “${name}”`] : [],
    ),
  ]);
}
