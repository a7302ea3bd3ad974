import type { Segment } from "~/domains/segments/model";

export const healths = ["ready", "advice", "working", "overdue"] as const;
export type Health = (typeof healths)[number];

/** How a segment stands, and what is to be said of it. */
export interface HealthView {
  health: Health;
  words: string;
}

interface Known {
  isOverdue: boolean;
  /** Pieces of advice; null where counting them took too long. */
  advice: number | null;
}

/** What is not true yet comes before what could be better. */
export function healthOf(
  { state, version, appliedVersion }: Pick<Segment, "state" | "version" | "appliedVersion">,
  { isOverdue, advice }: Known,
): HealthView {
  if (state === "filling") return { health: "working", words: "Being worked out" };
  if (appliedVersion < version) return { health: "working", words: "Change being applied" };
  if (isOverdue) return { health: "overdue", words: "Overdue" };
  if (advice === null || advice === 0) return { health: "ready", words: "Ready" };
  return { health: "advice", words: advice === 1 ? "1 piece of advice" : `${advice} pieces of advice` };
}
