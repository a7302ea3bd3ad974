import type { QuizContent } from "../content/model";
import { advice, error, type Finding } from "./finding";

/** Whether the quiz can be seen by somebody at all. */
export function checkTargeting({ targeting }: Pick<QuizContent, "targeting">): Finding[] {
  const { opens, teaser, from, until, cartFromMinor, cartToMinor, segmentIds, visitor } = targeting;
  const findings: Finding[] = [];
  const opensItself = opens.afterSeconds !== null || opens.afterScrollPercent !== null || opens.onExitIntent;
  if (!opensItself && !teaser) {
    findings.push(
      error("targeting.opens", "Nothing opens the quiz", "Choose when it opens, or show a tab at the edge"),
    );
  }
  if (from !== null && until !== null && from >= until) {
    findings.push(error("targeting.until", "It ends before it begins", "Choose a later end"));
  }
  if (cartFromMinor !== null && cartToMinor !== null && cartFromMinor > cartToMinor) {
    findings.push(error("targeting.cartToMinor", "No cart comes to so much and so little", "Raise the upper bound"));
  }
  if (segmentIds.length > 0 && visitor === "new") {
    findings.push(
      advice(
        "targeting.segmentIds",
        "New visitors are in no segment: nobody sees the quiz",
        "Take away one of the two",
      ),
    );
  }
  return findings;
}

/** Whether its time is over. @param clock what the shop's clock shows, as the schedule is written: 2026-11-23T09:00 */
export function checkSchedule({ targeting: { until } }: Pick<QuizContent, "targeting">, clock: string): Finding[] {
  if (until === null || until > clock) return [];
  return [advice("targeting.until", "Its time is over: nobody sees the quiz", "Choose a later end, or none")];
}
