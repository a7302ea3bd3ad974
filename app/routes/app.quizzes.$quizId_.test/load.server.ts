import { formatDay } from "~/components/dates";
import {
  findQuiz,
  listContents,
  listFunnels,
  listQuizzes,
  listRunningTests,
  listTestsOf,
  type Funnel,
  type QuizTest,
} from "~/domains/quizzes/index.server";
import type { QuizContent } from "~/domains/quizzes/model";
import { mainSteps, sumFunnels } from "~/domains/reports/index.server";
import type { Shop } from "~/domains/shops/model";

/** How a quiz stands against others: the test that runs, those that have ended, and whom it can be tested against. */
export async function loadTests(shop: Shop, quizId: number) {
  const quiz = await findQuiz(shop.id, quizId);
  if (!quiz) return null;
  const [quizzes, contents, tests, running] = await Promise.all([
    listQuizzes(shop.id),
    listContents(shop.id),
    listTestsOf(shop.id, quizId),
    listRunningTests(shop.id),
  ]);
  const funnels = await listFunnels(shop.id, [...new Set(tests.flatMap((test) => [test.quizId, test.rivalId]))]);
  const nameOf = (id: number) => quizzes.find((one) => one.id === id)?.name ?? "a quiz that was put away";
  const busy = new Set(running.flatMap((test) => [test.quizId, test.rivalId]));
  const view = (test: QuizTest) => viewTest(test, { nameOf, contents, funnels, timezone: shop.timezone });
  const rivals = quizzes.filter(({ id, state }) => id !== quizId && state === "live" && !busy.has(id));
  return {
    quiz: { id: quiz.id, name: quiz.name, isLive: quiz.state === "live" },
    running: running.filter((test) => test.quizId === quizId || test.rivalId === quizId).map(view)[0] ?? null,
    ended: tests.filter(({ endedAt }) => endedAt !== null).map(view),
    rivals: rivals.map(({ id, name }) => ({ id, name })),
  };
}

export type Tests = NonNullable<Awaited<ReturnType<typeof loadTests>>>;

interface Known {
  nameOf(quizId: number): string;
  contents: ReadonlyMap<number, QuizContent>;
  funnels: readonly Funnel[];
  timezone: string;
}

function viewTest({ id, quizId, rivalId, rivalShare, startedAt, endedAt }: QuizTest, known: Known) {
  const rivalPercent = Math.round(rivalShare * 100);
  const arm = (armId: number, percent: number) => ({
    ...{ quizId: armId, name: known.nameOf(armId), percent },
    steps: stepsIn(id, armId, known),
  });
  return {
    id,
    arms: [arm(quizId, 100 - rivalPercent), arm(rivalId, rivalPercent)],
    since: formatDay(startedAt, known.timezone),
    until: endedAt && formatDay(endedAt, known.timezone),
  };
}

/** How far those got who began in the test. What was only shown is not known by tests, and is left out. */
function stepsIn(testId: number, quizId: number, { contents, funnels }: Known) {
  const own = funnels.filter((funnel) => funnel.quizId === quizId && funnel.testId === testId);
  const capture = contents.get(quizId)?.capture ?? null;
  return mainSteps(sumFunnels(own), { capture }).filter(({ key }) => key !== "shown");
}

export type TestView = ReturnType<typeof viewTest>;
