import { faults, type Benchmark, type Diagnosis, type Fault, type SegmentFacts } from "./model";

/** Below that nothing is said, whatever the figures are. */
const fewestMails = 60;
/** So likely one explanation must be before it is named. */
const certainEnough = 0.75;

/** What most shops have, as if so many cases of it had been seen besides: a shop's first mails are no yardstick. */
const prior = { click: [0.03, 400], order: [0.08, 100], late: [0.08, 100], buyer: [0.1, 200] } as const;

type Explanation = Fault | "fine";

/** By what each explanation multiplies what is usual; of `late`, which share it makes of the mails at least. */
interface Effect {
  click: number;
  order: number;
  buyer: number;
  leastLate: number;
}

/**
 * A weak message is clicked little, but who clicks buys as usual, and the people are the usual ones. Mail that comes too
 * late finds many who have bought or lost interest. A definition that means the wrong people finds some who click, but
 * they hardly buy, by mail or otherwise.
 */
const effects: Record<Explanation, Effect> = {
  fine: { click: 1, order: 1, buyer: 1, leastLate: 0 },
  message: { click: 0.35, order: 1, buyer: 0.9, leastLate: 0 },
  timing: { click: 0.6, order: 0.75, buyer: 1, leastLate: 0.4 },
  definition: { click: 0.7, order: 0.35, buyer: 0.35, leastLate: 0 },
};

/** No fault is of one size: each rate is taken at these multiples of what is to be expected, by these weights. */
const sizes = [
  [0.5, 0.1],
  [0.75, 0.25],
  [1, 0.3],
  [1.3, 0.25],
  [1.7, 0.1],
] as const;

/**
 * What is wrong with a segment's mail, by how likely each explanation makes what was counted; "unknown" unless one of them
 * is three times as likely as all others together.
 */
export function diagnose(facts: SegmentFacts, benchmark: Benchmark): Diagnosis {
  const usual = usualOf(benchmark);
  const scores = [...faults, "fine" as const].map((one): [Explanation, number] => [one, scoreOf(one, facts, usual)]);
  const best = Math.max(...scores.map(([, score]) => score));
  const weights = scores.map(([one, score]): [Explanation, number] => [one, Math.exp(score - best)]);
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const chanceOf = (one: Explanation) => (weights.find(([name]) => name === one)?.[1] ?? 0) / whole;
  const chances = {
    definition: chanceOf("definition"),
    message: chanceOf("message"),
    timing: chanceOf("timing"),
    fine: chanceOf("fine"),
  };
  const [likeliest] = weights.toSorted(([, a], [, b]) => b - a);
  const isSaid = facts.sent >= fewestMails && likeliest !== undefined && likeliest[1] / whole >= certainEnough;
  return { says: isSaid ? likeliest[0] : "unknown", chances, facts, usual };
}

function usualOf({ delivered, clicked, orderedAfterClick, sent, late, people, buyers }: Benchmark): Diagnosis["usual"] {
  const mixed = (part: number, whole: number, [rate, weight]: readonly [number, number]) =>
    (part + rate * weight) / (whole + weight);
  return {
    clickRate: mixed(clicked, delivered, prior.click),
    orderRate: mixed(orderedAfterClick, clicked, prior.order),
    lateRate: mixed(late, sent, prior.late),
    buyerRate: mixed(buyers, people, prior.buyer),
  };
}

function scoreOf(explanation: Explanation, facts: SegmentFacts, usual: Diagnosis["usual"]): number {
  const { click, order, buyer, leastLate } = effects[explanation];
  // A segment whose size swings wildly hardly means one kind of people.
  const swings = explanation === "definition" ? Math.min(1, Math.max(0, facts.swing - 2) / 2) : 0;
  return (
    logLikelihood(facts.clicked, facts.delivered, usual.clickRate * click) +
    logLikelihood(facts.orderedAfterClick, facts.clicked, usual.orderRate * order) +
    logLikelihood(facts.late, facts.sent, Math.max(leastLate, usual.lateRate)) +
    logLikelihood(facts.buyers, facts.people, usual.buyerRate * buyer) +
    swings
  );
}

/** Of so many successes among so many, averaged over the sizes that an effect may have. */
function logLikelihood(successes: number, whole: number, rate: number): number {
  if (whole === 0) return 0;
  const terms = sizes.map(([size, weight]) => {
    const chance = Math.min(0.98, Math.max(0.0005, rate * size));
    return Math.log(weight) + successes * Math.log(chance) + (whole - successes) * Math.log(1 - chance);
  });
  const most = Math.max(...terms);
  return most + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - most), 0));
}
