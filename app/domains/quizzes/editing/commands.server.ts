import { transact, type Tx } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { digestOf } from "~/lib/hash";
import { keepQuiz, mostQuizzes, tooMany } from "../adding/commands.server";
import { QuizContent } from "../content/model";
import type { QuizState } from "../model";
import { contentOf, findVersion, type Quiz } from "../queries.server";
import type { Finding } from "./finding";
import { findingsIn } from "./findings";
import {
  countQuizzes,
  insertVersion,
  listNames,
  listPutAwayQuizzes,
  lockQuiz,
  setArchived,
  updateDraft,
  updateSettings,
  updateState,
} from "./queries.server";

type Missing = { outcome: "missing" };
type Refused = { outcome: "refused"; problem: string };
/** Somebody else changed it since; this is what it says now. */
type Overtaken = { outcome: "overtaken"; revision: number; content: QuizContent };
/** What a writer has before them, and what they began with. */
type Written = { revision: number; content: QuizContent };

export type DraftSaved = { outcome: "saved"; revision: number } | Overtaken | Missing;
export type Published =
  | { outcome: "published"; version: number; revision: number; state: QuizState; content: QuizContent }
  | { outcome: "faulty"; findings: Finding[] }
  | { outcome: "unchanged"; revision: number; content: QuizContent }
  | Overtaken
  | Missing;

/**
 * Keeps what is being worked on; it is not shown before it is published.
 * @param written with the revision that the writer began with: when somebody else has saved since, nothing is written
 */
export async function saveDraft(
  shopId: number,
  quizId: number,
  { revision, content }: Written,
  now: Date,
): Promise<DraftSaved> {
  return transact(async (tx) => {
    const quiz = await lockQuiz(shopId, quizId, tx);
    if (!quiz) return { outcome: "missing" };
    if (quiz.revision !== revision) return overtaken(shopId, quiz, tx);
    return { outcome: "saved", revision: await updateDraft(shopId, quizId, content, now, tx) };
  });
}

/** Goes back to the version that is shown. */
export async function discardDraft(
  shopId: number,
  quizId: number,
  revision: number,
  now: Date,
): Promise<{ outcome: "discarded"; revision: number; content: QuizContent } | Overtaken | Missing | Refused> {
  return transact(async (tx) => {
    const quiz = await lockQuiz(shopId, quizId, tx);
    if (!quiz) return { outcome: "missing" };
    if (quiz.revision !== revision) return overtaken(shopId, quiz, tx);
    const current = await findVersion(shopId, quizId, quiz.version, tx);
    if (!current) return { outcome: "refused", problem: "There is no version yet to go back to" };
    const revised = await updateDraft(shopId, quizId, null, now, tx);
    return { outcome: "discarded", revision: revised, content: current.content };
  });
}

/**
 * Makes what was written the version that is shown from now on, unless something in it must be mended first. The first
 * version is live at once; a paused quiz stays paused.
 */
export async function publishQuiz(
  shopId: number,
  quizId: number,
  { revision, content }: Written,
  now: Date,
): Promise<Published> {
  return transact(async (tx) => {
    const quiz = await lockQuiz(shopId, quizId, tx);
    if (!quiz) return { outcome: "missing" };
    if (quiz.revision !== revision) return overtaken(shopId, quiz, tx);
    const whole = QuizContent.safeParse(content);
    const findings = findingsIn(content).filter(({ severity }) => severity === "error");
    if (!whole.success || findings.length > 0) return { outcome: "faulty", findings };
    const current = await findVersion(shopId, quizId, quiz.version, tx);
    if (current && digestOf(current.content) === digestOf(whole.data)) {
      const revised = await updateDraft(shopId, quizId, null, now, tx);
      return { outcome: "unchanged", revision: revised, content: whole.data };
    }
    const made = await insertVersion(shopId, quizId, whole.data, now, tx);
    await emit(tx, "storefront.due", { shopId });
    return { outcome: "published", ...made, content: whole.data };
  });
}

async function overtaken(shopId: number, quiz: Quiz, tx: Tx): Promise<Overtaken> {
  return { outcome: "overtaken", revision: quiz.revision, content: await contentOf(shopId, quiz, tx) };
}

/** Names the quiz, and says for how many days an answer counts; null for ever. */
export async function setQuiz(
  shopId: number,
  quizId: number,
  settings: { name: string; rememberDays: number | null },
): Promise<{ outcome: "set" } | Missing | Refused> {
  return transact(async (tx) => {
    if (!(await lockQuiz(shopId, quizId, tx))) return { outcome: "missing" };
    const others = await listNames(shopId, quizId, tx);
    if (others.some((name) => name.toLowerCase() === settings.name.toLowerCase())) {
      return { outcome: "refused", problem: "Another quiz has this name" };
    }
    await updateSettings(shopId, quizId, settings, tx);
    await emit(tx, "storefront.due", { shopId });
    return { outcome: "set" };
  });
}

/** Takes a quiz from the storefront for a while, or shows it again. */
export async function pauseQuiz(
  shopId: number,
  quizId: number,
  isPaused: boolean,
): Promise<{ outcome: "paused" | "resumed" } | Missing | Refused> {
  return transact(async (tx) => {
    const quiz = await lockQuiz(shopId, quizId, tx);
    if (!quiz) return { outcome: "missing" };
    if (quiz.version === 0) return { outcome: "refused", problem: "Publish the quiz first" };
    await updateState(shopId, quizId, isPaused ? "paused" : "live", tx);
    await emit(tx, "storefront.due", { shopId });
    return { outcome: isPaused ? "paused" : "resumed" };
  });
}

/** Makes a former version the draft, to be worked on again. A draft that is there becomes a quiz of its own. */
export async function takeUpVersion(
  shopId: number,
  quizId: number,
  version: number,
  now: Date,
): Promise<{ outcome: "taken-up" } | Missing | Refused> {
  return transact(async (tx) => {
    // Who counts comes first everywhere, so that two never wait for each other.
    const count = await countQuizzes(shopId, tx);
    const quiz = await lockQuiz(shopId, quizId, tx);
    const former = quiz && (await findVersion(shopId, quizId, version, tx));
    if (!quiz || !former) return { outcome: "missing" };
    if (quiz.draft && count >= mostQuizzes) return { outcome: "refused", problem: tooMany };
    if (quiz.draft) await keepQuiz(shopId, { key: null, name: `${quiz.name} draft`, draft: quiz.draft }, now, tx);
    await updateDraft(shopId, quizId, former.content, now, tx);
    return { outcome: "taken-up" };
  });
}

/** Puts a quiz away: nobody sees it any more. What was answered stays. */
export async function putAwayQuiz(shopId: number, quizId: number, now: Date): Promise<boolean> {
  return transact(async (tx) => {
    const wasThere = await setArchived(shopId, quizId, now, tx);
    if (wasThere) await emit(tx, "storefront.due", { shopId });
    return wasThere;
  });
}

/** A quiz that comes back is shown to nobody until it is resumed. */
export async function takeBackQuiz(
  shopId: number,
  quizId: number,
): Promise<{ outcome: "taken-back" } | Missing | Refused> {
  return transact(async (tx) => {
    const count = await countQuizzes(shopId, tx);
    const away = (await listPutAwayQuizzes(shopId, tx)).find(({ id }) => id === quizId);
    if (!away) return { outcome: "missing" };
    if (count >= mostQuizzes) return { outcome: "refused", problem: tooMany };
    const others = await listNames(shopId, quizId, tx);
    if (others.some((name) => name.toLowerCase() === away.name.toLowerCase())) {
      return { outcome: "refused", problem: `Another quiz is called “${away.name}” now; rename that one first` };
    }
    await setArchived(shopId, quizId, null, tx);
    return { outcome: "taken-back" };
  });
}
