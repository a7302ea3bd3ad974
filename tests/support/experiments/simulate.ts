import type { ArmResult, Look, Plan, Verdict } from "~/domains/experiments/estimate/model";
import { judgeLook } from "~/domains/experiments/estimate/verdict";
import { randomFrom, type Random } from "../../../sandbox/factories/random";
import { binomial, splitAmong } from "./draws";

/** A course of an experiment as it may really go: who comes each day, and what is true of each arm. */
export interface Course {
  plan: Plan;
  /** Of each arm: its share, and by how much more its people order, unsubscribe and complain than is usual. */
  arms: readonly { share: number; lift: number; harm: number }[];
  peopleADay: number;
  days: number;
  /** Days until a window is over. */
  windowDays: number;
  unsubscribeRate: number;
  complaintRate: number;
  /** The shares by which people really come to the arms, where they are not those planned. */
  trueShares?: readonly number[];
}

/** What came of it, over all looks. */
export interface Outcome {
  /** The first clear winner, and how many people were counted then. */
  winner: string | null;
  people: number;
  wasSplitOff: boolean;
  harmed: readonly string[];
  last: Verdict;
}

export const keyOf = (i: number) => `arm-${i + 1}`;

/**
 * Lets it go its course with a look every day, through the code that judges looks. The rate to order goes up and down by a
 * third within a week, as in shops. It ends with a clear winner, as roll-outs do.
 */
export function follow(course: Course, random: Random): Outcome {
  const arms = course.arms.map(({ share }, i) => emptyArm(keyOf(i), share));
  const days = Array.from({ length: course.days }, (_, day) => {
    const shares = course.trueShares ?? course.arms.map(({ share }) => share);
    return {
      rate: course.plan.baseRate * (1 + Math.sin((2 * Math.PI * day) / 7) / 3),
      came: splitAmong(random, course.peopleADay, shares),
    };
  });
  const harmed = new Set<string>();
  const earlierLooks: number[] = [];
  let wasSplitOff = false;
  for (let day = 0; ; day++) {
    addDay(arms, course, days, day, random);
    const look: Look = { arms, plan: course.plan, guardedBy: keyOf(0), earlierLooks };
    const verdict = judgeLook(look);
    wasSplitOff ||= verdict.split.isOff;
    for (const { arm } of verdict.harms) harmed.add(arm);
    const people = arms.reduce((sum, arm) => sum + arm.people, 0);
    if (people > (earlierLooks.at(-1) ?? 0)) earlierLooks.push(people);
    const winner = verdict.says === "clear_winner" ? verdict.winner : null;
    if (winner !== null || day === course.days + course.windowDays - 1) {
      return { winner, people, wasSplitOff, harmed: [...harmed], last: verdict };
    }
  }
}

function addDay(
  arms: ArmResult[],
  course: Course,
  days: readonly { rate: number; came: readonly number[] }[],
  day: number,
  random: Random,
): void {
  const [assigned, over] = [days[day], days[day - course.windowDays]];
  course.arms.forEach(({ lift, harm }, i) => {
    const arm = arms[i];
    if (!arm) return;
    const [came, done] = [assigned?.came[i] ?? 0, over?.came[i] ?? 0];
    arm.assigned += came;
    arm.unsubscribes += binomial(random, came, course.unsubscribeRate * (1 + harm));
    arm.complaints += binomial(random, came, course.complaintRate * (1 + harm));
    arm.people += done;
    arm.conversions += binomial(random, done, (over?.rate ?? 0) * (1 + lift));
  });
}

function emptyArm(key: string, share: number): ArmResult {
  return {
    ...{ key, share, isMailed: true, isStopped: false, revenue: null },
    ...{ assigned: 0, unsubscribes: 0, complaints: 0, people: 0, conversions: 0 },
  };
}

/** How a number of courses ended, each from a seed of its own, and how often something is true of the ends. */
export function followMany(count: number, seed: number, courseOf: (random: Random) => Course): Outcome[] {
  return Array.from({ length: count }, (_, i) => {
    const random = randomFrom(seed + i, "experiment");
    return follow(courseOf(random), random);
  });
}

/** An experiment in which nothing differs, of any of the kinds and sizes that shops have. */
export function nothingDiffers(random: Random): Course {
  const shares = random.pick([
    [0.5, 0.5],
    [0.9, 0.1],
    [0.4, 0.4, 0.2],
    [0.25, 0.25, 0.25, 0.25],
  ]);
  const days = random.between(20, 70);
  const peopleADay = random.pick([20, 60, 200, 600, 2000]);
  return {
    plan: {
      baseRate: random.pick([0.005, 0.01, 0.03, 0.1, 0.2]),
      // What was expected is seldom what comes.
      nStar: Math.round(days * peopleADay * random.pick([0.4, 1, 2.5])),
      ...{ alpha: 0.05, power: 0.8, looks: "daily" },
    },
    arms: shares.map((share) => ({ share, lift: 0, harm: 0 })),
    ...{ peopleADay, days, windowDays: 7, unsubscribeRate: 0.004, complaintRate: 0.0005 },
  };
}
