import type { ArmPreviewAnswer, ArmPreviewQuestion } from "~/components/experiments/question";
import { findExperiment } from "~/domains/experiments/index.server";
import { applyChanges, checkChanges, previewContent } from "~/domains/templates/index.server";
import { templatesOf } from "../app.experiments.$experimentId/unfit.server";
import { contentsOf } from "../app.experiments._index/content.server";
import { loadSubjects } from "../app.experiments._index/subjects.server";

/** Null when the shop has no such experiment. */
export async function showArm(
  shopId: number,
  { experimentId, template, changes }: ArmPreviewQuestion,
  now: Date,
): Promise<ArmPreviewAnswer | null> {
  const experiment = await findExperiment(shopId, experimentId);
  if (!experiment) return null;
  const known = (await loadSubjects(shopId))(experiment.subject);
  const key = template ?? (known ? templatesOf(known)[0] : undefined);
  const [usual] = key === undefined ? [] : await contentsOf(shopId, [key]);
  if (!usual) return { outcome: "wrong", problem: "This message was never published, so there is nothing to show" };
  const errors = checkChanges(usual, changes);
  const content = applyChanges(usual, changes);
  if (content.blocks.length === 0) return { outcome: "wrong", problem: Object.values(errors).join(". ") };
  const looked = await previewContent(shopId, { content, profileId: null, choices: null }, now);
  if (looked.outcome === "missing") return { outcome: "wrong", problem: "Nothing can be shown" };
  if (looked.outcome === "impossible") return { outcome: "wrong", problem: looked.reason };
  const { subject, html } = looked.rendered;
  return { outcome: "shown", subject, preheader: looked.preheader, html, errors };
}
