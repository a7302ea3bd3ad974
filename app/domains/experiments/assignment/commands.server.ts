import type { Tx } from "~/db.server";
import type { Experiment } from "../model";
import { armGiven, takesIn } from "./place";
import { findAssignments, writeAssignments } from "./queries.server";

/**
 * The arm that each of these shoppers gets, by profile id. Who is new is taken in, once and for all: it is the place of
 * her hash that decides, and the row is written in this transaction. A winner goes to everybody, and a stopped arm to
 * nobody any more; the rows stay as they are, because results are read by them.
 */
export async function assign(
  shopId: number,
  experiment: Experiment,
  profileIds: readonly string[],
  now: Date,
  tx: Tx,
): Promise<Map<string, string>> {
  if (profileIds.length === 0) return new Map();
  if (!takesIn(experiment)) return new Map(profileIds.map((id) => [id, armGiven(experiment, null)]));
  await writeAssignments(shopId, experiment, profileIds, now, tx);
  const own = await findAssignments(shopId, experiment.id, profileIds, tx);
  return new Map(profileIds.map((id) => [id, armGiven(experiment, own.get(id) ?? null)]));
}
