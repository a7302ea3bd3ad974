import type { Count } from "~/domains/experiments/estimate/model";
import { logRatioOf, liftOf } from "~/domains/experiments/estimate/effect";
import { momentsOfShare } from "~/domains/experiments/estimate/moments";
import { criticalValue, peopleNeeded, powerToShow } from "~/domains/experiments/estimate/power";
import { alwaysValidInterval } from "~/domains/experiments/estimate/sequential";
import { randomInt } from "node:crypto";
import { cells, coverageOf, smallCells, type Cell, type Way } from "../support/experiments/coverage";
import { followMany, keyOf, nothingDiffers, type Course, type Outcome } from "../support/experiments/simulate";

const promised = 0.8;
const alpha = 0.05;

type Say = (line: string) => void;
/** What is wrong with what was measured; figures are said as they come. */
type Part = (scale: number, seed: number, say: Say) => string[];

const parts: Record<string, Part> = {
  "no-difference": nothing,
  campaigns: plannedLooks,
  planted,
  price,
  guardrails,
  coverage: covered,
  floors,
};

/**
 * What the verdicts of experiments are worth: false winners where nothing differs, lifts found that were planted, how often
 * the interval holds the truth at every look, and below how many orders the normal law does not.
 * @param words `quick` for a tenth of everything; names of parts for no others
 */
export async function prove(_databaseUrl: string, words: readonly string[]): Promise<string[]> {
  const scale = words.includes("quick") ? 0.1 : 1;
  const named = Object.keys(parts).filter((name) => words.includes(name));
  const seed = randomInt(2 ** 30);
  const lines = [`from seed ${seed}`];
  const say = (line: string) => {
    console.log(line);
    lines.push(line);
  };
  const problems = Object.entries(parts)
    .filter(([name]) => named.length === 0 || named.includes(name))
    .flatMap(([, part]) => part(scale, seed, say));
  if (problems.length > 0) throw new Error(`From seed ${seed}: ${problems.join("; ")}`);
  return lines;
}

const percent = (share: number, digits = 1) => `${(100 * share).toFixed(digits)} %`;
const shareOf = (outcomes: readonly Outcome[], holds: (outcome: Outcome) => boolean) =>
  outcomes.filter(holds).length / outcomes.length;
/** Three standard errors above a share of so many: beyond this it is not chance. */
const above = (share: number, count: number) => share + 3 * Math.sqrt((share * (1 - share)) / count);

const below = (share: number, count: number) => 2 * share - above(share, count);

function nothing(scale: number, seed: number, say: Say): string[] {
  const count = 2000 * scale;
  const outcomes = followMany(count, seed, nothingDiffers);
  const found = shareOf(outcomes, ({ winner }) => winner !== null);
  const blamed = shareOf(outcomes, ({ harmed }) => harmed.length > 0);
  const alarmed = shareOf(outcomes, ({ wasSplitOff }) => wasSplitOff);
  say(
    `${count} experiments in which nothing differs, a look every day, two to four arms: ${percent(found)} false winners`,
  );
  say(
    `  an arm was blamed for unsubscribes or complaints in ${percent(blamed)}, the split in ${percent(alarmed)} at some look`,
  );
  return [
    ...(found > alpha ? [`${percent(found)} false winners`] : []),
    ...(blamed > alpha ? [`${percent(blamed)} of harmless arms were stopped`] : []),
    ...(alarmed > alpha ? [`the split was called off in ${percent(alarmed)}`] : []),
  ];
}

/** A campaign: everybody is there at the beginning, and is counted in two waves. */
function plannedLooks(scale: number, seed: number, say: Say): string[] {
  const count = 2000 * scale;
  const campaign = (lift: number): Course => ({
    plan: { baseRate: 0.03, nStar: 12_000, alpha, power: promised, looks: 2 },
    arms: [
      { share: 0.5, lift: 0, harm: 0 },
      { share: 0.5, lift, harm: 0 },
    ],
    ...{ peopleADay: 6000, days: 2, windowDays: 1, unsubscribeRate: 0.004, complaintRate: 0.0005 },
  });
  const found = (lift: number) =>
    shareOf(
      followMany(count, seed, () => campaign(lift)),
      ({ winner }) => winner !== null,
    );
  const [falsely, rightly] = [found(0), found(0.3)];
  const critical = criticalValue({ looks: 2, nStar: 1 }, alpha);
  const power = powerToShow(0.3, { people: [6000, 6000], baseRate: 0.03 }, critical);
  say(`${count} campaigns in which nothing differs, looked at twice as planned: ${percent(falsely)} false winners`);
  say(`  and of as many in which 30 % more order, ${percent(rightly)} were found, ${percent(power)} promised`);
  return [
    ...(falsely > above(alpha, count) ? [`${percent(falsely)} false winners of campaigns`] : []),
    ...(rightly < below(power, count) ? [`${percent(rightly)} found in campaigns`] : []),
  ];
}

function planted(scale: number, seed: number, say: Say): string[] {
  const count = 500 * scale;
  return [0.01, 0.03, 0.1].flatMap((baseRate) =>
    [
      [0.5, 0.5],
      [0.9, 0.1],
      [0.4, 0.3, 0.3],
    ].flatMap((shares) => {
      const course = lifted(baseRate, shares);
      const outcomes = followMany(count, seed, () => course);
      const right = shareOf(outcomes, ({ winner }) => winner === keyOf(1));
      const wrong = shareOf(outcomes, ({ winner }) => winner !== null && winner !== keyOf(1));
      const early = outcomes.filter(({ winner }) => winner !== null).map(({ people }) => people / course.plan.nStar);
      const median = early.toSorted((a, b) => a - b)[Math.floor(early.length / 2)] ?? 1;
      say(
        `30 % more than ${percent(baseRate, 0)} among ${course.plan.nStar} (${shares.join("/")}): found in ${percent(right)}, ${percent(promised, 0)} promised; half of those by ${percent(median, 0)} of the people; a wrong winner in ${percent(wrong)}`,
      );
      return right < below(promised, count) ? [`found ${percent(right)} where ${percent(promised)} was promised`] : [];
    }),
  );
}

/** Half more on two in a hundred, five thousand each: a single look would find it in nine of ten. */
function price(scale: number, seed: number, say: Say): string[] {
  const count = 1000 * scale;
  const course = lifted(0.02, [0.5, 0.5]);
  const arms = course.arms.map((arm, i) => ({ ...arm, lift: i === 0 ? 0 : 0.5 }));
  const people = { plan: { ...course.plan, nStar: 10_000 }, peopleADay: 250 };
  const outcomes = followMany(count, seed, () => ({ ...course, ...people, arms }));
  const found = shareOf(outcomes, ({ winner }) => winner === keyOf(1));
  say(
    `50 % more than 2 % among 10,000: found in ${percent(found)} by who looks daily, in 89 % by a single look at the end`,
  );
  return found < below(0.57, count) ? [`50 % more was found in ${percent(found)}`] : [];
}

/** As many people as the planner asks for, coming over forty days. */
function lifted(baseRate: number, shares: readonly number[]): Course {
  const [first = 0.5, second = 0.5] = shares;
  const ofTwo = peopleNeeded(
    0.3,
    { shares: [first, second], baseRate },
    criticalValue({ looks: "daily", nStar: 1 }, alpha / (shares.length - 1)),
    promised,
  );
  const peopleADay = Math.ceil(ofTwo / (first + second) / 40);
  return {
    plan: { baseRate, nStar: peopleADay * 40, alpha, power: promised, looks: "daily" },
    arms: shares.map((share, i) => ({ share, lift: i === 1 ? 0.3 : 0, harm: 0 })),
    ...{ peopleADay, days: 40, windowDays: 7, unsubscribeRate: 0.004, complaintRate: 0.0005 },
  };
}

function guardrails(scale: number, seed: number, say: Say): string[] {
  const count = 500 * scale;
  const course = (harm: number, trueShares?: readonly number[]): Course => ({
    plan: { baseRate: 0.02, nStar: 20_000, alpha, power: promised, looks: "daily" },
    arms: [
      { share: 0.5, lift: 0, harm: 0 },
      { share: 0.5, lift: 0, harm },
    ],
    ...{ peopleADay: 500, days: 40, windowDays: 7, unsubscribeRate: 0.004, complaintRate: 0.0005 },
    ...(trueShares ? { trueShares } : {}),
  });
  const harmed = followMany(count, seed, () => course(1));
  const found = shareOf(harmed, (outcome) => outcome.harmed.includes(keyOf(1)));
  const off = shareOf(
    followMany(count, seed, () => course(0, [0.53, 0.47])),
    ({ wasSplitOff }) => wasSplitOff,
  );
  say(`an arm that drives away twice as many of 20,000 (0.4 % unsubscribe): stopped in ${percent(found)}`);
  say(`a split of 53 to 47 instead of halves: called off in ${percent(off)}`);
  return [
    ...(found < 0.7 ? [`a harmful arm was stopped in ${percent(found)} only`] : []),
    ...(off < 0.99 ? [`an uneven split was found in ${percent(off)} only`] : []),
  ];
}

function covered(scale: number, seed: number, say: Say): string[] {
  const paths = 10_000 * scale;
  say(`the interval of the lift holds the truth at every look from 50 shoppers on, of ${paths} courses each:`);
  return cells.flatMap((cell) => {
    const share = coverageOf(cell, paths, seed);
    say(`  ${nameOf(cell)}: ${percent(share, 2)}`);
    return share < 1 - alpha ? [`${nameOf(cell)}: ${percent(share, 2)} covered`] : [];
  });
}

function nameOf({ rate, lift, share, people }: Cell): string {
  return `${percent(rate)}, ${percent(lift, 0)} more, ${percent(share, 0)} of ${people} in the first arm`;
}

/** The normal law without the exact interval beneath it: from how many orders on it keeps its promise. */
function floors(scale: number, seed: number, say: Say): string[] {
  const paths = 2000 * scale;
  const worstOf = (of: "log" | "ratio", fewest: number) =>
    Math.min(...smallCells.map((cell) => coverageOf(cell, paths, seed, normalFrom(fewest, of))));
  for (const of of ["log", "ratio"] as const) {
    const told = [1, 5, 10, 20].map((fewest) => `${fewest}: ${percent(worstOf(of, fewest))}`).join(", ");
    const name = of === "log" ? "the ratio's logarithm" : "the ratio";
    say(`the normal law of ${name} alone, by the orders that each arm must have, in the worst case: ${told}`);
  }
  return [];
}

function normalFrom(fewest: number, scale: "log" | "ratio"): Way {
  return (first: Count, second: Count, looking) => {
    if (Math.min(first.conversions, second.conversions) < fewest || looking.kind !== "daily") return null;
    if (scale === "ratio") {
      return alwaysValidInterval(liftOf(momentsOfShare(first), momentsOfShare(second)), looking.tuning);
    }
    const { low, high } = alwaysValidInterval(logRatioOf(first, second), looking.tuning);
    return { low: Math.expm1(low), high: Math.expm1(high) };
  };
}
