import { transact } from "~/db.server";
import { firstFixed, listCampaignUses, type CampaignUses } from "~/domains/campaigns/index.server";
import {
  countDifference,
  findMergePlan,
  findSegment,
  lockMergePlan,
  mergeSegment,
  type Difference,
} from "~/domains/segments/index.server";
import type { Segment } from "~/domains/segments/model";
import type { Trigger } from "../content/triggers";
import { isStartedBy, type Flow } from "../model";
import { addVersion, listFlows, lockFlows } from "../queries.server";

export type Merged = { outcome: "merged" } | { outcome: "refused"; problem: string } | { outcome: "missing" };

/** What merging one segment into another would change, before it is done. */
export interface Merge {
  from: Pick<Segment, "id" | "name">;
  into: Pick<Segment, "id" | "name">;
  difference: Difference;
  /** By name: segments that ask about the one that goes, and those that become a part of another. */
  pointed: { asking: string[]; moved: string[] };
  /** Flows that start with the one that goes. */
  flows: string[];
  /** Why it cannot be done; null when it can. */
  problem: string | null;
}

/** Tells what a merge would change, and whether it can be done. Null when one of the two is not there. */
export async function describeMerge(shopId: number, fromId: number, intoId: number): Promise<Merge | null> {
  const [from, into, plan, all, difference, campaigns] = await Promise.all([
    findSegment(shopId, fromId),
    findSegment(shopId, intoId),
    findMergePlan(shopId, fromId, intoId),
    listFlows(shopId),
    countDifference(shopId, fromId, intoId),
    listCampaignUses(shopId),
  ]);
  if (!from || !into || !plan) return null;
  const flows = startedBy(from, all);
  const changes = plan.outcome === "possible" ? plan.changes : [];
  const moved = changes.filter(({ segment, parentId }) => parentId !== segment.parentId);
  return {
    from: { id: from.id, name: from.name },
    into: { id: into.id, name: into.name },
    difference,
    pointed: {
      asking: changes.filter(({ asks }) => asks).map(({ segment }) => segment.name),
      moved: moved.map(({ segment }) => segment.name),
    },
    flows: flows.map(({ name }) => name),
    problem: plan.outcome === "refused" ? plan.problem : (liveFlowProblem(flows) ?? campaignProblem(campaigns, fromId)),
  };
}

/**
 * Puts one segment away and points everything that used it to the other, all of it or nothing: segments that ask about
 * it, its parts, and flows. A flow that is on is not pointed elsewhere behind its back.
 */
export async function mergeSegments(shopId: number, fromId: number, intoId: number, now: Date): Promise<Merged> {
  return transact(async (tx) => {
    const plan = await lockMergePlan(shopId, fromId, intoId, tx);
    if (!plan) return { outcome: "missing" };
    if (plan.outcome === "refused") return plan;
    const flows = startedBy(plan.from, await lockFlows(shopId, tx));
    const problem = liveFlowProblem(flows) ?? campaignProblem(await listCampaignUses(shopId, tx), fromId);
    if (problem) return { outcome: "refused", problem };
    for (const { id, content } of flows) {
      if (content) await addVersion(shopId, id, { ...content, trigger: triggerOf(plan.into) }, now, tx);
    }
    await mergeSegment(shopId, plan, now, tx);
    return { outcome: "merged" };
  });
}

function startedBy(segment: Segment, flows: readonly Flow[]): Flow[] {
  return flows.filter(({ content }) => isStartedBy(content, segment));
}

function liveFlowProblem(flows: readonly Flow[]): string | null {
  const live = flows.find(({ enabledAt }) => enabledAt !== null);
  return live ? `The flow “${live.name}” is on and starts with it; turn it off first` : null;
}

/** What a campaign is for is not changed behind its back either; a draft names a segment that is put away, and says so. */
function campaignProblem({ segments }: CampaignUses, segmentId: number): string | null {
  const fixed = firstFixed(segments.get(segmentId));
  return fixed && `The campaign “${fixed.name}” is scheduled and names it; take that back to a draft first`;
}

function triggerOf({ id, key }: Segment): Trigger {
  return { type: "segment_entered", segment: key === null ? { segmentId: id } : { segmentKey: key } };
}
