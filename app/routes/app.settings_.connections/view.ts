import { formatTime } from "~/components/dates";
import { describeEffectReason } from "~/components/effect-words";
import type { Target } from "~/domains/flows/index.server";

/** A host to which flows post, in words. */
export interface TargetView {
  target: string;
  tone: "success" | "attention" | "critical";
  state: string;
  counts: string;
  /** What is wrong, and what happens next; null when nothing is wrong. */
  problem: string | null;
}

export function viewTarget(
  { target, restedUntil, done, waiting, failed, reason }: Target,
  timezone: string,
): TargetView {
  const counts = [
    `${done.toLocaleString("en-GB")} delivered`,
    ...(waiting > 0 ? [`${waiting.toLocaleString("en-GB")} waiting`] : []),
    ...(failed > 0 ? [`${failed.toLocaleString("en-GB")} not delivered`] : []),
  ].join(", ");
  const why = reason && describeEffectReason(reason);
  if (restedUntil) {
    const until = formatTime(restedUntil, timezone);
    const problem = `Nothing is posted there until ${until}, ${why ?? "because it did not answer"}. Then it is tried again.`;
    return { target, tone: "critical", state: "Resting", counts, problem };
  }
  if (failed > 0)
    return { target, tone: "attention", state: "Some lost", counts, problem: why && `Not delivered ${why}.` };
  if (waiting > 0 && why)
    return { target, tone: "attention", state: "Tried again", counts, problem: `Waiting ${why}.` };
  return { target, tone: "success", state: "Working", counts, problem: null };
}
