import { usualArm } from "../assignment/usual-arm";
import type { Verdict } from "../estimate/model";
import type { StoredExperiment } from "../stored";

/** What a look leads to, without anybody doing anything. */
export type AfterLook =
  | { does: "nothing" }
  /** Nobody new gets these any more, in all. */
  | { does: "stops"; stoppedArms: readonly string[] }
  | {
      does: "ends";
      stoppedArms: readonly string[];
      winner: string | null;
      reason: "guardrail" | "clear_winner" | "all_counted";
    };

/**
 * An arm that drives shoppers away is stopped whatever else is said, and with the last of its rivals the experiment ends.
 * A clear winner is given to everybody only if the merchant said so beforehand; that nobody gets anything any more is
 * never decided here.
 * @param isComplete whether nobody will come into it any more, and everybody has been counted
 */
export function afterLook(
  { arms, stoppedArms, rollsOut }: Pick<StoredExperiment, "arms" | "stoppedArms" | "rollsOut">,
  verdict: Verdict,
  isComplete: boolean,
): AfterLook {
  const harmful = new Set([...stoppedArms, ...verdict.harms.map(({ arm }) => arm)]);
  const stopped = arms.map(({ key }) => key).filter((key) => harmful.has(key) && key !== usualArm(arms).key);
  const left = arms.filter(({ key }) => !stopped.includes(key));
  if (left.length < 2) return { does: "ends", stoppedArms: stopped, winner: usualArm(arms).key, reason: "guardrail" };
  const winner = rollsOut && verdict.says === "clear_winner" ? left.find(({ key }) => key === verdict.winner) : null;
  if (winner && winner.what.does !== "none" && !verdict.split.isOff) {
    return { does: "ends", stoppedArms: stopped, winner: winner.key, reason: "clear_winner" };
  }
  if (isComplete) return { does: "ends", stoppedArms: stopped, winner: null, reason: "all_counted" };
  return stopped.length > stoppedArms.length ? { does: "stops", stoppedArms: stopped } : { does: "nothing" };
}
