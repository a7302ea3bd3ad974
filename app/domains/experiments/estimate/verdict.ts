import { compareArms, isEnough } from "./compare";
import { fewestOrders, fewestPeople } from "./floors";
import { findHarms } from "./guardrails";
import type { ArmResult, Comparison, Doubt, Harm, Look, Next, Plan, Verdict } from "./model";
import { criticalValue, smallestLift } from "./power";
import { alwaysValidFactor } from "./sequential";
import { splitAlarm, splitPValue } from "./split";

/** From this chance on of being better it is said which way it leans. */
const leaningFrom = 0.9;
/** Beyond so many times the people who were planned nothing is said to be in sight. */
const farthest = 5;

/** Everything a verdict rests upon, besides what it says. */
type Seen = Omit<Extract<Verdict, { says: "cannot_tell" }>, "says" | "doubt" | "next">;

/**
 * What a look comes to. Over all looks and all arms it names a false winner with the plan's chance alpha at most. An arm that
 * is stopped, or drives people away, never wins; while the split is off, nothing does.
 */
export function judgeLook(look: Look): Verdict {
  const seen = seeLook(look);
  if (seen.split.isOff) {
    const doubt: Doubt = { why: "split_is_off", pValue: seen.split.pValue };
    return { ...seen, says: "cannot_tell", doubt, next: { does: "find_out_why_the_split_is_off" } };
  }
  const winner = winnerOf(look, seen);
  if (winner !== null) {
    return {
      ...seen,
      says: "clear_winner",
      winner,
      next: stopsOf(look, seen.harms) ?? { does: "roll_out", arm: winner },
    };
  }
  const doubt = doubtOf(look);
  const next = stopsOf(look, seen.harms) ?? goesOn(look, seen);
  const towards = doubt.why === "no_clear_difference" ? leansTo(look, seen) : null;
  if (towards !== null) return { ...seen, says: "leaning", towards, doubt, next };
  return { ...seen, says: "cannot_tell", doubt, next };
}

function seeLook(look: Look): Seen {
  const { arms, plan } = look;
  // Nobody new gets an arm that is stopped; the others keep their relations.
  const given = arms.filter(({ isStopped }) => !isStopped);
  const pValue = splitPValue(given.map(({ assigned, share }) => ({ people: assigned, share })));
  return {
    comparisons: compareArms(look),
    harms: findHarms(look),
    split: { pValue, isOff: pValue < splitAlarm },
    smallestLift: smallestLiftOf(arms, plan),
    people: countOf(arms),
    nStar: plan.nStar,
  };
}

/** Of the pair of arms that has the fewest people: what every arm can show. */
export function smallestLiftOf(arms: readonly { share: number }[], plan: Plan): number | null {
  const [first, ...others] = arms;
  if (!first || others.length === 0) return null;
  const ofOne = plan.nStar / arms.reduce((sum, { share }) => sum + share, 0);
  const smallest = Math.min(...others.map(({ share }) => share));
  const people = [ofOne * first.share, ofOne * smallest] as const;
  const pair = { ...plan, nStar: people[0] + people[1] };
  const critical = criticalValue(pair, plan.alpha / others.length);
  return smallestLift({ people, baseRate: plan.baseRate }, critical, plan.power);
}

/** Arms that may still win. */
function isOpen(arm: ArmResult, harms: readonly Harm[]): boolean {
  return !arm.isStopped && !harms.some((harm) => harm.arm === arm.key);
}

function openOnes({ arms }: Look, { comparisons, harms }: Seen): Comparison[] {
  const open = arms.filter((arm) => isOpen(arm, harms)).map(({ key }) => key);
  return comparisons.filter(({ arm }) => open.includes(arm));
}

/**
 * The best of those that are clearly better than the first, unless another that may still prove better seems so by now and
 * there are people to come; the first itself when all others are clearly worse.
 */
function winnerOf(look: Look, seen: Seen): string | null {
  const [first] = look.arms;
  const open = openOnes(look, seen).toSorted((a, b) => (b.lift ?? -1) - (a.lift ?? -1));
  const better = open.find(({ isBetter }) => isBetter);
  if (better) return better === open[0] || isOver(look) ? better.arm : null;
  const isBest = open.length > 0 && open.every(({ isWorse }) => isWorse);
  return first && isBest && isOpen(first, seen.harms) ? first.key : null;
}

function leansTo(look: Look, seen: Seen): string | null {
  const [first] = look.arms;
  const open = openOnes(look, seen);
  const likely = open.toSorted((a, b) => b.chanceToBeBetter - a.chanceToBeBetter)[0];
  if (!likely || !first) return null;
  if (likely.chanceToBeBetter >= leaningFrom) return likely.arm;
  return likely.chanceToBeBetter <= 1 - leaningFrom ? first.key : null;
}

/** What is missing of the pair that has the most. */
function doubtOf({ arms }: Look): Doubt {
  const [first, ...others] = arms;
  if (!first || others.some((arm) => isEnough(first, arm))) return { why: "no_clear_difference" };
  const people = Math.max(...others.map((arm) => Math.min(first.people, arm.people)));
  if (people < fewestPeople) return { why: "too_few_people", people, needed: fewestPeople };
  const orders = Math.max(...others.map((arm) => first.conversions + arm.conversions));
  return { why: "too_few_orders", orders, needed: fewestOrders };
}

function stopsOf({ arms }: Look, harms: readonly Harm[]): Next | null {
  const stopped = arms.filter(({ key, isStopped }) => !isStopped && harms.some(({ arm }) => arm === key));
  return stopped.length > 0 ? { does: "stop_arms", arms: stopped.map(({ key }) => key) } : null;
}

function goesOn(look: Look, seen: Seen): Next {
  if (isOver(look)) return { does: "ends_undecided" };
  return { does: "goes_on", peopleMore: peopleMore(look, seen) };
}

/**
 * How many people more would make the largest difference clear if it stayed as it is: the interval narrows with the root
 * of people. Null before anything can be said, and where it is farther off than five times what was planned.
 */
function peopleMore({ arms, plan }: Look, seen: Seen): number | null {
  const now = countOf(arms);
  if (plan.looks !== "daily" || now === 0) return null;
  const alpha = plan.alpha / Math.max(1, arms.length - 1);
  const reach = (people: number) => alwaysValidFactor(people, { alpha, nStar: plan.nStar }) / Math.sqrt(people);
  const needed = seen.comparisons.flatMap(({ lift, low, high }) => {
    if (lift === null || low <= -1 || !Number.isFinite(high) || lift <= -1) return [];
    // Of half the interval, the difference is so large a part; the rest must fall away.
    const part = (Math.abs(Math.log1p(lift)) / (Math.log1p(high) - Math.log1p(low))) * 2;
    for (let people = now; people <= farthest * plan.nStar; people *= 1.02) {
      if (reach(people) / reach(now) <= part) return [people];
    }
    return [];
  });
  return needed.length === 0 ? null : Math.ceil(Math.min(...needed) - now);
}

/** Whether as many are counted as were planned. */
function isOver({ arms, plan }: Look): boolean {
  return countOf(arms) >= plan.nStar;
}

function countOf(arms: readonly ArmResult[]): number {
  return arms.reduce((sum, { people }) => sum + people, 0);
}
