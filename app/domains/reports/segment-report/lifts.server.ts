import sql from "sql-template-tag";
import type { Db } from "~/db.server";
import { baseArm, judgeLook, lookOf, type StoredExperiment, type Verdict } from "~/domains/experiments";
import { listExperiments, listLooksOf } from "~/domains/experiments/index.server";
import type { KeptLook } from "~/domains/experiments";
import type { SegmentLift } from "./model";

/**
 * What comparisons by chance say of a segment: those about the segment itself, and those about flows and campaigns that
 * wrote because of it. By the last look at each; one that was never looked at says nothing.
 */
export async function listSegmentLifts(shopId: number, segmentId: number, db: Db): Promise<SegmentLift[]> {
  const [experiments, programs] = await Promise.all([listExperiments(shopId, db), listPrograms(shopId, segmentId, db)]);
  const about = experiments.filter(
    ({ state, subject: { kind, id } }) =>
      state !== "draft" &&
      (kind === "segment" ? id === segmentId : programs.has(`${kind === "campaign" ? "campaign" : "flow"}:${id}`)),
  );
  const looks = await listLooksOf(
    shopId,
    about.map(({ id }) => id),
    db,
  );
  return about.flatMap((experiment) => liftsOf(experiment, looks.get(experiment.id) ?? []));
}

/** Flows and campaigns that wrote because of the segment. */
async function listPrograms(shopId: number, segmentId: number, db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ key: string }>(sql`
    SELECT DISTINCT source_kind || ':' || program_id AS key FROM daily_results
    WHERE shop_id = ${shopId} AND segment_id = ${segmentId}`);
  return new Set(rows.map(({ key }) => key));
}

/** Each arm against what it is compared with, as of the last look. */
export function liftsOf(experiment: StoredExperiment, looks: readonly KeptLook[]): SegmentLift[] {
  const last = looks.at(-1);
  if (!last) return [];
  const { id: experimentId, name, arms, planned } = experiment;
  const look = lookOf(experiment, planned, last.found.arms, looks.slice(0, -1));
  const verdict = judgeLook(look);
  const nameOf = (key: string) => arms.find((arm) => arm.key === key)?.name ?? key;
  const peopleOf = (key: string) => look.arms.find((arm) => arm.key === key)?.people ?? 0;
  return verdict.comparisons.map(({ arm, against, lift, low, high }) => ({
    ...{ experimentId, name, lift, low, high },
    arm: nameOf(arm),
    against: nameOf(against),
    isHoldout: baseArm(arms).what.does === "none",
    people: peopleOf(arm) + peopleOf(against),
    says: saysOf(verdict),
  }));
}

function saysOf({ says }: Verdict): SegmentLift["says"] {
  return says === "clear_winner" ? "clear" : says;
}
