import { formatDay, formatTime } from "../dates";
import { getsWords } from "./gets-words";
import {
  baseArm,
  countWords,
  endWords,
  harmWords,
  judgeLook,
  liftWords,
  lookOf,
  nameOf,
  rangeWords,
  rateWords,
  shoppers,
  tellVerdict,
  type KeptLook,
  type Planned,
  type StoredExperiment,
  type Verdict,
} from "~/domains/experiments";
import type { Shop } from "~/domains/shops/model";
import { formatMoney } from "~/lib/money";

/** So many looks are shown: a quarter of a year. */
const mostPoints = 90;

type Where = Pick<Shop, "timezone" | "currency">;

/** What came of an experiment so far, as its page shows it. */
export function viewResults(experiment: StoredExperiment, looks: readonly KeptLook[], where: Where) {
  const { arms, planned, rollsOut, startedAt } = experiment;
  const last = looks.at(-1) ?? null;
  const verdict = last && judge(experiment, looks, looks.length - 1);
  return {
    ended: endWords(experiment, arms),
    winner: experiment.winner,
    rollsOut,
    windowDays: experiment.windowDays,
    startedDay: startedAt && formatDay(startedAt, where.timezone),
    promised: planned && promiseOf(planned),
    arms: arms.map((arm) => viewArm(experiment, arm.key, last, where.currency)),
    base: nameOf(arms, baseArm(arms).key),
    lookedAt: last && formatTime(last.at, where.timezone),
    verdict: verdict && viewVerdict(experiment, verdict),
    path: looks.flatMap((look, i) =>
      i < looks.length - mostPoints ? [] : [viewPoint(look, judge(experiment, looks, i), where.timezone)],
    ),
  };
}

export type ResultsView = ReturnType<typeof viewResults>;

/** What was said before it began. */
function promiseOf({ people, smallestLift }: Planned): string {
  const expected = `${countWords(people, shoppers)} ${people === 1 ? "was" : "were"} expected in it`;
  if (smallestLift === null) return `${expected}: too few to show any difference.`;
  return `${expected}: they would show a difference of ${liftWords(smallestLift)} or more.`;
}

/** What a look came to, by what was known then. */
function judge(experiment: StoredExperiment, looks: readonly KeptLook[], at: number): Verdict {
  const arms = looks[at]?.found.arms ?? [];
  return judgeLook(lookOf(experiment, experiment.planned, arms, looks.slice(0, at)));
}

function viewArm(
  { arms, stoppedArms, winner }: StoredExperiment,
  key: string,
  look: KeptLook | null,
  currency: string,
) {
  const arm = arms.find((one) => one.key === key);
  const counts = look?.found.arms.find((one) => one.key === key);
  const people = counts?.people ?? 0;
  const perPerson = people > 0 && counts ? Math.round(counts.revenue.sum / people) : null;
  return {
    key,
    name: arm?.name ?? key,
    gets: arm ? getsWords(arm.what) : "",
    share: arm?.share ?? 0,
    isStopped: stoppedArms.includes(key),
    isWinner: winner === key,
    assigned: counts?.assigned ?? 0,
    people,
    orders: counts?.conversions ?? 0,
    rate: people > 0 && counts ? rateWords(counts.conversions / people) : "–",
    spent: perPerson === null ? "–" : formatMoney({ amountMinor: perPerson, currency }),
    unsubscribed: counts?.unsubscribes ?? 0,
    complained: counts?.complaints ?? 0,
  };
}

function viewVerdict({ arms }: StoredExperiment, verdict: Verdict) {
  return {
    says: verdict.says,
    ...tellVerdict(verdict, (key) => arms.find((arm) => arm.key === key)?.name ?? key),
    harms: verdict.harms.map((harm) => harmWords(harm, arms)),
    splitIsOff: verdict.split.isOff,
    counted: countWords(verdict.people, shoppers),
    comparisons: verdict.comparisons.map((one) => ({
      name: `${nameOf(arms, one.arm)} against ${nameOf(arms, one.against)}`,
      lift: one.lift === null ? "–" : liftWords(one.lift),
      range: one.lift === null ? "not known yet" : rangeWords(one.low, one.high),
      spent: one.revenue && `${liftWords(one.revenue.estimate)}, ${rangeWords(one.revenue.low, one.revenue.high)}`,
      ...bounded(one),
    })),
  };
}

/** Pictures end at −100 % and +200 %. */
function bounded({ lift, low, high }: { lift: number | null; low: number; high: number }) {
  const within = (value: number) => Math.min(2, Math.max(-1, value));
  return { at: lift === null ? null : within(lift), from: within(low), until: within(high) };
}

function viewPoint(look: KeptLook, verdict: Verdict, timezone: string) {
  const [first] = verdict.comparisons;
  return {
    day: formatDay(look.at, timezone),
    people: verdict.people,
    lift: first?.lift === undefined || first.lift === null ? "–" : liftWords(first.lift),
    range: first?.lift === undefined || first.lift === null ? "not known yet" : rangeWords(first.low, first.high),
    ...(first ? bounded(first) : { at: null, from: -1, until: 2 }),
  };
}
