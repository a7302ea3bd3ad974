import { countOpenPairs } from "~/domains/duplicates/index.server";
import type { StoredExperiment } from "~/domains/experiments";
import { listExperiments } from "~/domains/experiments/index.server";
import { listImports } from "~/domains/imports/index.server";
import { listNextSteps } from "~/domains/insights/index.server";
import { findFitProblem } from "~/domains/predictions/index.server";
import { listQuizzes } from "~/domains/quizzes/index.server";
import { findUnwritten, rankSteps, stepsFrom, sumResults } from "~/domains/reports/index.server";
import type { NextStep } from "~/domains/reports/model";
import type { Shop } from "~/domains/shops/model";
import { readPeriod } from "~/lib/report-period";

const most = 3;
const msPerDay = 86_400_000;
/** What was refused longer ago is nobody's next step any more. */
const importDays = 14;

/** What the merchant would do best to do next, of all that is there to do. */
export async function loadSteps({ id, timezone }: Shop, now: Date): Promise<NextStep[]> {
  const [sent, unwritten, experiments, quizzes, fitProblem, refused, duplicates, found] = await Promise.all([
    sumResults(id, readPeriod(new URLSearchParams(), now, timezone)),
    findUnwritten(id, now),
    listExperiments(id),
    listQuizzes(id),
    findFitProblem(id),
    findRefused(id, now),
    countOpenPairs(id),
    listNextSteps(id),
  ]);
  const own = stepsFrom({
    ...{ sent: sent.sent, unwritten, refused, duplicates },
    hasQuizLive: quizzes.some(({ state }) => state === "live"),
    hasHoldout: experiments.some(hasHeldOut),
    fitProblem,
  });
  return rankSteps([...found, ...own], most);
}

/** Whether some of its shoppers get nothing, or got nothing, by chance. */
function hasHeldOut({ state, arms }: StoredExperiment): boolean {
  return state !== "draft" && arms.some(({ what }) => what.does === "none");
}

async function findRefused(shopId: number, now: Date) {
  const imports = await listImports(shopId);
  const last = imports.find(({ state, refused, finishedAt }) => {
    const isRecent = finishedAt !== null && finishedAt.getTime() > now.getTime() - importDays * msPerDay;
    return state === "finished" && refused > 0 && isRecent;
  });
  return last ? { id: last.id, name: last.name, rows: last.refused } : null;
}
