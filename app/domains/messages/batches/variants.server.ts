import type { Tx } from "~/db.server";
import { findExperiments, findSegmentArms } from "~/domains/experiments/index.server";
import type { WantedMessage } from "~/domains/templates/model";
import type { Draft } from "../gate/model";

type Variant = Pick<WantedMessage, "treatment" | "changes">;

/**
 * What experiments make of messages: the changes of the arm that its shopper has, and whether it is written as to somebody
 * in no segment, because its flow, its campaign or its segment is compared with that.
 */
export async function findVariants(
  shopId: number,
  drafts: readonly Draft[],
  now: Date,
  tx: Tx,
): Promise<(draft: Draft) => Variant> {
  const experimentIds = drafts.flatMap(({ experimentId }) => experimentId ?? []);
  const experiments = await findExperiments(shopId, [...new Set(experimentIds)], tx);
  const bySegment = drafts.flatMap(({ profileId, segmentId }) =>
    segmentId === null ? [] : [{ profileId, segmentId }],
  );
  const segmentArm = await findSegmentArms(shopId, bySegment, now, tx);
  return ({ profileId, segmentId, experimentId, arm, treatment }) => {
    const arms = experimentId === null ? [] : (experiments.get(experimentId)?.arms ?? []);
    const what = arms.find(({ key }) => key === arm)?.what;
    const isGeneric =
      treatment === "generic" ||
      what?.does === "generic" ||
      (segmentId !== null && segmentArm({ profileId, segmentId }) === "generic");
    return { treatment: isGeneric ? "generic" : null, changes: what?.does === "differs" ? what.changes : null };
  };
}
