import type { Comparison, Doubt, Verdict } from "./model";

/** A verdict as a merchant reads it: three sentences or fewer, each of which stands by itself. */
export interface Told {
  headline: string;
  because: string;
  next: string;
}

/** @param nameOf an arm's name by its key, as the merchant gave it */
export function tellVerdict(verdict: Verdict, nameOf: (arm: string) => string): Told {
  const name = (arm: string) => `“${nameOf(arm)}”`;
  return { ...saidOf(verdict, name), next: nextOf(verdict, name) };
}

/** The lift and where it may lie: "18 % more orders, between 4 % and 35 % more". */
export function tellLift({ lift, low, high }: Pick<Comparison, "lift" | "low" | "high">): string {
  if (lift === null) return "nothing can be said of the difference yet";
  return `${asChange(lift)} orders, and it may be anything from ${asChange(low)} to ${asChange(high)}`;
}

type Name = (arm: string) => string;

function saidOf(verdict: Verdict, name: Name): Omit<Told, "next"> {
  const { comparisons } = verdict;
  if (verdict.says === "cannot_tell")
    return { headline: "Cannot tell yet", because: doubtOf(verdict.doubt, comparisons, name) };
  const arm = verdict.says === "clear_winner" ? verdict.winner : verdict.towards;
  const compared = comparisons.find((comparison) => comparison.arm === arm);
  // The first arm is in no comparison of its own: what the others lack speaks for it.
  const shown = compared ? [compared] : comparisons;
  const because = shown.map((one) => `${name(one.arm)} against ${name(one.against)}: ${tellLift(one)}`).join("; ");
  if (verdict.says === "clear_winner") return { headline: `${name(arm)} is the clear winner`, because: `${because}.` };
  return { headline: `Leaning towards ${name(arm)}`, because: `${because}. That is not enough to act upon.` };
}

function doubtOf(doubt: Doubt, comparisons: readonly Comparison[], name: Name): string {
  switch (doubt.why) {
    case "split_is_off":
      return "The arms did not get the shares of shoppers that were planned, so whatever differs between them may come from that.";
    case "too_few_people":
      return `Only ${doubt.people} shoppers of an arm have been counted, and below ${doubt.needed} nothing is said.`;
    case "too_few_orders":
      return `Only ${doubt.orders} of the counted shoppers ordered, and below ${doubt.needed} nothing is said.`;
    case "no_clear_difference":
      return `${comparisons.map((one) => `${name(one.arm)} against ${name(one.against)}: ${tellLift(one)}`).join("; ")}.`;
    default:
      return doubt satisfies never;
  }
}

function nextOf({ next, people, nStar, smallestLift }: Verdict, name: Name): string {
  switch (next.does) {
    case "roll_out":
      return `${name(next.arm)} can be given to everybody.`;
    case "stop_arms":
      return `Nobody new gets ${next.arms.map(name).join(" or ")}: more shoppers unsubscribe or complain because of it.`;
    case "find_out_why_the_split_is_off":
      return "Find out who was left out of an arm; it goes on, but its result cannot be used.";
    case "ends_undecided":
      return `As many shoppers as were planned have been counted. ${shown(smallestLift)} Whichever you prefer will do.`;
    case "goes_on":
      return next.peopleMore === null
        ? `It goes on: ${people} of ${nStar} shoppers have been counted. ${shown(smallestLift)}`
        : `It goes on: if the difference stays as it is, some ${next.peopleMore} shoppers more will make it clear.`;
    default:
      return next satisfies never;
  }
}

function shown(smallestLift: number | null): string {
  if (smallestLift === null) return "So many cannot show even ten times as many orders.";
  return `The smallest difference that so many show is ${percent(smallestLift)} more orders.`;
}

function asChange(lift: number): string {
  if (lift === Infinity) return "any number more";
  return lift < 0 ? `${percent(-lift)} fewer` : `${percent(lift)} more`;
}

const percent = (share: number) => `${Math.round(100 * share)} %`;
