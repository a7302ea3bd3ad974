import { contentOf, findQuiz, findVersion, library, type Quiz } from "~/domains/quizzes/index.server";
import type { Question, QuizContent } from "~/domains/quizzes/model";
import { listSegments, mintSegments as mint, type Minted } from "~/domains/segments/index.server";
import { amendTemplate, type Amended } from "~/domains/templates/index.server";
import { keyQuestionOf } from "./key-question";
import { mintsOf } from "./mints";
import { withTips } from "./tips";

/** The message that greets who is new. */
const welcomeKey = "welcome";

type Missing = { outcome: "missing" };
type Refused = { outcome: "refused"; problem: string };
/** What became of the segment of a choice. */
export type MintedAnswer = Minted & { choice: string };
export type TipsPut = Amended | { outcome: "nothing"; reason: string };

/**
 * Makes a segment of each choice of a question, once however often it is asked for: those who say so now, within the
 * quiz's days. Segments that were made before follow the quiz's days, unless a merchant has changed them.
 */
export async function mintSegments(
  shopId: number,
  quizId: number,
  question: string,
  now: Date,
): Promise<{ outcome: "minted"; minted: MintedAnswer[] } | Missing | Refused> {
  const asked = await load(shopId, quizId);
  const found = asked?.content.questions.find(({ key }) => key === question);
  if (!asked || !found) return { outcome: "missing" };
  const minted = await mintFor(shopId, asked.quiz, found, now);
  if (minted.length > 0) return { outcome: "minted", minted };
  return { outcome: "refused", problem: "Only answers that are chosen from a list make segments" };
}

/** Puts the tips of a quiz into the welcome mail, each for the segment of its answer. */
export async function putTips(shopId: number, quizId: number, now: Date): Promise<TipsPut | Missing> {
  const asked = await load(shopId, quizId);
  if (!asked) return { outcome: "missing" };
  return (await apply(shopId, asked, now)).tips;
}

export interface Applied {
  minted: MintedAnswer[];
  tips: TipsPut;
}

/** Makes what a quiz teaches tell: the segments of the question it is about, and the tips for them. Repeatable. */
export async function applyKnowledge(shopId: number, quizId: number, now: Date): Promise<Applied | null> {
  const asked = await load(shopId, quizId);
  return asked && apply(shopId, asked, now);
}

/**
 * Lets the segments that were made of a quiz's answers follow its days; none is made anew, and what a merchant has
 * changed stays.
 */
export async function renewSegments(shopId: number, quizId: number, now: Date): Promise<void> {
  const asked = await load(shopId, quizId);
  if (!asked) return;
  const made = new Set((await listSegments(shopId)).map(({ key }) => key));
  const { quiz, content } = asked;
  const mints = content.questions.flatMap((question) => mintsOf(question, quiz.rememberDays));
  const kept = mints.filter(({ key }) => made.has(key));
  if (kept.length > 0) await mint(shopId, kept, now);
}

interface Asked {
  quiz: Quiz;
  content: Pick<QuizContent, "questions" | "result">;
}

async function apply(shopId: number, { quiz, content }: Asked, now: Date): Promise<Applied> {
  const ready = library.find(({ key }) => key === quiz.key)?.knowledge ?? null;
  const about = keyQuestionOf(content, ready);
  if (!about) return { minted: [], tips: { outcome: "nothing", reason: "No single answer decides what is told" } };
  const minted = await mintFor(shopId, quiz, about.question, now);
  const tips = minted.flatMap((one) => {
    const tip = about.tips.get(one.choice);
    return tip && one.outcome !== "refused" ? [{ ...tip, segmentId: one.segmentId }] : [];
  });
  if (tips.length === 0)
    return { minted, tips: { outcome: "nothing", reason: "There is no tip for any of its answers" } };
  return { minted, tips: await amendTemplate(shopId, welcomeKey, withTips(about.question.key, tips), now) };
}

async function mintFor(shopId: number, quiz: Quiz, question: Question, now: Date): Promise<MintedAnswer[]> {
  const ready = library.find(({ key }) => key === quiz.key);
  const asReady = ready?.content.questions.find(({ key }) => key === question.key) ?? null;
  const mints = mintsOf(question, quiz.rememberDays, asReady);
  if (mints.length === 0) return [];
  const choiceOf = new Map(mints.map(({ key, choice }) => [key, choice]));
  const minted = await mint(shopId, mints, now);
  return minted.map((one) => ({ ...one, choice: choiceOf.get(one.key) ?? "" }));
}

/** The quiz as shoppers see it, or as it is being written while nobody does. */
async function load(shopId: number, quizId: number): Promise<Asked | null> {
  const quiz = await findQuiz(shopId, quizId);
  if (!quiz) return null;
  const shown = await findVersion(shopId, quizId, quiz.version);
  return { quiz, content: shown?.content ?? (await contentOf(shopId, quiz)) };
}
