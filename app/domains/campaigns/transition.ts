import type { Campaign, CampaignState } from "./model";

/** What can happen to a campaign as a whole. */
export const changes = [
  "schedule",
  "unschedule",
  "begin",
  "hold",
  "goOn",
  "pause",
  "resume",
  "cancel",
  "finish",
] as const;
export type Change = (typeof changes)[number];

/** From where each change leads where. What is not here is not possible. */
const ways: Record<Exclude<Change, "resume">, { from: readonly CampaignState[]; to: CampaignState }> = {
  schedule: { from: ["draft"], to: "scheduled" },
  unschedule: { from: ["scheduled"], to: "draft" },
  begin: { from: ["scheduled"], to: "sending" },
  hold: { from: ["sending"], to: "holding" },
  goOn: { from: ["holding"], to: "sending" },
  pause: { from: ["sending", "holding"], to: "paused" },
  cancel: { from: ["scheduled", "sending", "holding", "paused"], to: "cancelled" },
  finish: { from: ["sending"], to: "finished" },
};

/** How a campaign stands after a change; null when the change is not possible as it stands. */
export function transition(
  { state, pausedFrom }: Pick<Campaign, "state" | "pausedFrom">,
  change: Change,
): Pick<Campaign, "state" | "pausedFrom"> | null {
  if (change === "resume") return state === "paused" && pausedFrom ? { state: pausedFrom, pausedFrom: null } : null;
  const { from, to } = ways[change];
  if (!from.includes(state)) return null;
  const isPausable = state === "sending" || state === "holding";
  return { state: to, pausedFrom: change === "pause" && isPausable ? state : null };
}
