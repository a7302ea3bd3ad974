import type { Tx } from "~/db.server";
import { armOf, findOpenExperiments } from "~/domains/experiments/index.server";
import { loadContexts, loadKnown } from "./decide.server";
import { gate } from "./gate";
import type { Decision, Draft } from "./model";

/**
 * What would be decided, as things are, about messages that nobody has queued yet, each at the instant at which it is
 * queued. Nothing is written, and nobody has to wait: their ids must be of no message.
 */
export async function foresee(
  shopId: number,
  drafts: readonly Draft[],
  now: Date,
  tx: Tx,
): Promise<Map<string, Decision>> {
  const known = await loadKnown(shopId, drafts, now, tx);
  const segmentArm = await foreseeArms(shopId, drafts, tx);
  const context = await loadContexts(
    shopId,
    drafts,
    { ...known, campaigns: new Map(), stopped: new Map(), segmentArm },
    now,
    tx,
  );
  return new Map(
    drafts.map((draft) => {
      const foreseen = context(draft, []);
      const decision = gate(draft, foreseen, draft.queuedAt);
      // What would have to wait beyond its latest instant would come too late.
      const isLost = decision.decision === "defer" && decision.until > foreseen.sendBefore;
      return [draft.id, isLost ? { decision: "skip", reason: "too_late" } : decision];
    }),
  );
}

/** What comparisons of segments would do with shoppers, without taking in anybody. */
async function foreseeArms(shopId: number, drafts: readonly Draft[], tx: Tx) {
  const segmentIds = [...new Set(drafts.flatMap(({ segmentId }) => segmentId ?? []))];
  const subjects = segmentIds.map((id) => ({ kind: "segment" as const, id, step: null }));
  const experiments = new Map(
    (await findOpenExperiments(shopId, subjects, tx)).map((experiment) => [experiment.subject.id, experiment]),
  );
  return ({ profileId, segmentId }: { profileId: string; segmentId: number }) => {
    const experiment = experiments.get(segmentId);
    const key = experiment && armOf(shopId, experiment, profileId);
    return experiment?.arms.find((arm) => arm.key === key)?.what.does ?? "usual";
  };
}
