import type { OutlookAnswer, OutlookQuestion } from "~/components/experiments/question";
import { outlookWords, plan } from "~/domains/experiments";
import { findExperiment } from "~/domains/experiments/index.server";
import { loadSubjects } from "../app.experiments._index/subjects.server";
import { expectedOf } from "./expected.server";

/** Null when the shop has no such experiment. */
export async function tellOutlook(
  shopId: number,
  { experimentId, arms, windowDays }: OutlookQuestion,
  now: Date,
): Promise<OutlookAnswer | null> {
  const experiment = await findExperiment(shopId, experimentId);
  if (!experiment) return null;
  const { subject } = experiment;
  const known = (await loadSubjects(shopId))(subject);
  if (!known) return { outcome: "wrong", problem: "What it is about is not there any more" };
  const outlook = plan(subject.kind, arms, await expectedOf(shopId, known, windowDays, now));
  return { outcome: "told", isWorthIt: outlook.isWorthIt, words: outlookWords(outlook) };
}
