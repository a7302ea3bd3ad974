import type { Subject } from "../model";
import type { KeptLook } from "../results/model";

/** As long as a campaign may hold before those get it who were not in its trial, and a day. */
const longestHoldMs = 8 * 86_400_000;

/**
 * Whether everybody has been counted and nobody will come any more: of a campaign, when nobody was new, and all windows
 * were over, in the looks of so long a time. Into everything else shoppers come as long as it runs.
 */
export function isComplete({ subject }: { subject: Subject }, now: KeptLook, earlier: readonly KeptLook[]): boolean {
  if (subject.kind !== "campaign" || !allOver(now)) return false;
  return earlier.some(
    (look) =>
      now.at.getTime() - look.at.getTime() >= longestHoldMs && allOver(look) && assignedIn(look) === assignedIn(now),
  );
}

function allOver(look: KeptLook): boolean {
  return assignedIn(look) > 0 && look.found.arms.every(({ assigned, people }) => people === assigned);
}

function assignedIn({ found }: KeptLook): number {
  return found.arms.reduce((sum, { assigned }) => sum + assigned, 0);
}
