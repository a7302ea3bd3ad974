import type { Tx } from "~/db.server";
import { findVersions } from "../queries.server";
import type { RunOutcome, StopReason } from "../runs/model";
import { endRuns, lockRuns } from "../runs/queries.server";
import { findSaidStops } from "./find-stops.server";
import { findLeavers } from "./queries.server";

/**
 * Why runs have nothing more to say, asked before a message of theirs is claimed and in the same transaction: a run that
 * has to end ends in it. Of a run that took its last step its last message may still go out, if nothing has happened
 * since that would have ended it. Runs that are not in the answer go on, or are unknown here; whether the shopper may be
 * written to at all the gate asks itself.
 */
export async function endGoneRuns(
  shopId: number,
  runIds: readonly string[],
  now: Date,
  tx: Tx,
): Promise<Map<string, StopReason>> {
  if (runIds.length === 0) return new Map();
  const runs = await lockRuns(shopId, runIds, tx);
  const isSpeaking = ({ outcome }: { outcome: RunOutcome | null }) =>
    outcome === null || outcome === "finished" || outcome === "exit";
  const speaking = runs.filter(isSpeaking);
  const stops = await findSaidStops(shopId, speaking, await findVersions(shopId, speaking, tx), now, tx);
  await endRuns(
    shopId,
    [...stops].map(([id, stop]) => ({ id, ...stop })),
    tx,
  );
  const over = runs.flatMap(({ id, outcome }) => {
    const why = stops.get(id)?.outcome ?? outcome;
    return why === null || why === "finished" || why === "exit" ? [] : [[id, stopReasons[why]] as const];
  });
  return new Map(over);
}

const stopReasons: Record<Exclude<RunOutcome, "finished" | "exit">, StopReason> = {
  goal: "goal_reached",
  left_segment: "left_segment",
  condition: "ended_by_condition",
  unsubscribed: "run_ended",
  turned_off: "run_ended",
  step_gone: "run_ended",
  profile_gone: "run_ended",
  held_out: "run_ended",
  not_for_her: "run_ended",
  already_in: "run_ended",
};

/** Ends the runs of those who left the segment that they came in by, where the flow says so. */
export async function endLeavers(shopId: number, now: Date, tx: Tx): Promise<number> {
  const leavers = await findLeavers(shopId, tx);
  const ended = leavers.map((id) => ({ id, outcome: "left_segment" as const, at: now }));
  return (await endRuns(shopId, ended, tx)).length;
}
