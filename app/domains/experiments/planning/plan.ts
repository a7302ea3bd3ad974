import { criticalValue, peopleNeeded } from "../estimate/power";
import { smallestLiftOf } from "../estimate/verdict";
import type { Arm, ArmDoes, SubjectKind } from "../model";
import { baseArm } from "./base-arm";
import { certainty, unknownBaseRate, type Planned } from "./model";

/** What is known beforehand of who would be in an experiment. */
export interface Expected {
  /** How many people in all: so many in `days`, or those who are there already. */
  people: number;
  days: number | null;
  /** The share who order within the window without anything being tried, 0–1; null when nobody can say. */
  baseRate: number | null;
  capMinor: number | null;
}

/** What a merchant is told before she begins. */
export interface Outlook {
  planned: Planned;
  /** The lift that one may hope for in what is compared: where only more than this would show, it is not worth it. */
  hopedLift: number;
  /** Whether there is any use in it. */
  isWorthIt: boolean;
  /** How many people would show the hoped lift, rounded up; null when no number would. */
  peopleNeeded: number | null;
  /** How many weeks it takes until they have come; null where no more come. */
  weeksNeeded: number | null;
}

/** A mail against none may change a lot, a mail against another mail seldom does. */
const hopes: Record<ArmDoes["does"], number> = { none: 0.5, generic: 0.3, differs: 0.3, path: 0.3, usual: 0.3 };

/** A campaign's people are there from the beginning, in two waves at most: its trial, and the rest. */
export function looksOf(kind: SubjectKind): "daily" | number {
  return kind === "campaign" ? 2 : "daily";
}

/**
 * The power floor: the smallest lift that so many people can show with a chance of four in five, at five false winners in
 * a hundred, over all looks and arms; of several arms, that of the one of which least can be said.
 */
export function plan(kind: SubjectKind, arms: readonly Arm[], expected: Expected): Outlook {
  const { people, days, capMinor } = expected;
  const baseRate = Math.min(0.9, Math.max(expected.baseRate ?? unknownBaseRate, 0.0001));
  const base = baseArm(arms);
  const rivals = arms.filter(({ key }) => key !== base.key);
  const whole = { baseRate, nStar: Math.max(2, people), looks: looksOf(kind), ...certainty };
  const smallest = smallestLiftOf([base, ...rivals], whole);
  const critical = criticalValue(whole, certainty.alpha / Math.max(1, rivals.length));
  // Against the generic message it is segmenting that must show, and not the mail.
  const hopedLift =
    base.what.does === "generic" ? hopes.generic : Math.max(...arms.map(({ what }) => hopes[what.does]));
  const needed = Math.ceil(Math.max(...rivals.map((arm) => neededFor(hopedLift, base, arm, baseRate, critical))));
  const perWeek = days === null ? 0 : (people / Math.max(1, days)) * 7;
  return {
    planned: { baseRate: expected.baseRate, people, days, smallestLift: smallest, capMinor },
    hopedLift,
    isWorthIt: smallest !== null && smallest <= hopedLift,
    peopleNeeded: Number.isFinite(needed) ? needed : null,
    weeksNeeded: perWeek > 0 && Number.isFinite(needed) ? Math.ceil(needed / perWeek) : null,
  };
}

/** Over all arms. */
function neededFor(lift: number, base: Arm, arm: Arm, baseRate: number, critical: number): number {
  const inTwo = peopleNeeded(lift, { shares: [base.share, arm.share], baseRate }, critical, certainty.power);
  return (inTwo * 100) / (base.share + arm.share);
}
