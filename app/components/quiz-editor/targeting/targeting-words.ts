import type { Targeting } from "~/domains/quizzes";

/** In one line when and where a quiz opens. */
export function targetingWords({ opens, teaser, on, segmentIds, device }: Targeting): string {
  const when = [
    ...(opens.afterSeconds === null ? [] : [`after ${opens.afterSeconds} seconds`]),
    ...(opens.afterScrollPercent === null ? [] : [`after ${opens.afterScrollPercent}% of the page`]),
    ...(opens.onExitIntent ? ["before somebody leaves"] : []),
    ...(teaser ? ["by its tab"] : []),
  ];
  const where =
    on.length === 0 ? "on every page" : on.length === 1 ? "on one kind of page" : `on ${on.length} kinds of pages`;
  const who = [
    ...(segmentIds.length > 0 ? ["for some segments"] : []),
    ...(device === "any" ? [] : [device === "phone" ? "on phones" : "on computers"]),
  ];
  return [`Opens ${when.join(", ") || "never"}`, where, ...who].join(", ");
}
