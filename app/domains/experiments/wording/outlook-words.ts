import type { Outlook } from "../planning/plan";
import { countWords, liftWords, rateWords, shoppers } from "./numbers";

/** Beyond that nobody waits for it. */
const mostWeeks = 104;

/** What a comparison can show of so many shoppers, and what to do about it, before it begins. */
export function outlookWords({ planned, hopedLift, isWorthIt, peopleNeeded, weeksNeeded }: Outlook): string[] {
  const { people, days, baseRate, smallestLift } = planned;
  const who = days === null ? countWords(people, shoppers) : `${countWords(people, shoppers)} in ${days} days`;
  const rate =
    baseRate === null
      ? "how often they order is not known yet, 1 % is reckoned with"
      : `about ${rateWords(baseRate)} of them order by themselves`;
  const shows =
    smallestLift === null
      ? "No difference that may happen would show."
      : `A difference would show, four times in five, if it is ${liftWords(smallestLift)} or more.`;
  return [`Expected: ${who}, and ${rate}.`, shows, ...adviceOf({ hopedLift, isWorthIt, peopleNeeded, weeksNeeded })];
}

function adviceOf({ hopedLift, isWorthIt, peopleNeeded, weeksNeeded }: Omit<Outlook, "planned">): string[] {
  if (isWorthIt) return ["That is a difference one may hope for, so it is worth trying."];
  const hope = `What is compared here seldom makes more than ${liftWords(hopedLift)}, so this would most likely end with “cannot tell”.`;
  if (peopleNeeded === null) return [hope];
  const weeks = weeksNeeded ?? 0;
  const span = weeks > mostWeeks ? "more than two years" : `some ${countWords(weeks, { one: "week", many: "weeks" })}`;
  const when = weeksNeeded === null ? "" : `, ${span} at this rate`;
  return [
    hope,
    `It would take about ${countWords(peopleNeeded, shoppers)}${when}. Until then leave it: who gets nothing to compare with buys nothing because of it either.`,
  ];
}
