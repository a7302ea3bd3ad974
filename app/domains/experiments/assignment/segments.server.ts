import type { Tx } from "~/db.server";
import type { ArmDoes } from "../model";
import { findOpenExperiments } from "../queries.server";
import { assign } from "./commands.server";

/** A shopper to whom a mail is to go because of a segment. */
interface Meant {
  profileId: string;
  segmentId: number;
}

/**
 * What comparisons of segments have in store for these shoppers. Who is new to one is taken in: it begins for her with
 * the first mail that the segment would bring her.
 * @returns a function of shopper and segment; `usual` where nothing is compared
 */
export async function findSegmentArms(
  shopId: number,
  meant: readonly Meant[],
  now: Date,
  tx: Tx,
): Promise<(one: Meant) => ArmDoes["does"]> {
  const segmentIds = [...new Set(meant.map(({ segmentId }) => segmentId))];
  const subjects = segmentIds.map((id) => ({ kind: "segment" as const, id, step: null }));
  const arms = new Map<string, ArmDoes["does"]>();
  for (const experiment of await findOpenExperiments(shopId, subjects, tx)) {
    const { id: segmentId } = experiment.subject;
    const profileIds = meant.filter((one) => one.segmentId === segmentId).map(({ profileId }) => profileId);
    const given = await assign(shopId, experiment, [...new Set(profileIds)], now, tx);
    const does = new Map(experiment.arms.map(({ key, what }) => [key, what.does]));
    for (const [profileId, arm] of given) arms.set(`${segmentId}/${profileId}`, does.get(arm) ?? "usual");
  }
  return ({ profileId, segmentId }) => arms.get(`${segmentId}/${profileId}`) ?? "usual";
}
