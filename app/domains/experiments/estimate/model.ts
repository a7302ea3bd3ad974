// What the estimators take and give. All of it is plain numbers: rates are 0–1, lifts are relative (0.3 is "30 % more"),
// money is minor units of one currency, people are shoppers whose conversion window is over unless it says otherwise.

/** A number of each person, added up: enough for its mean and its variance. */
export interface Sums {
  people: number;
  sum: number;
  sumSquares: number;
}

/** The same, with what each person came to in a period before: enough to take out what could be known beforehand. */
export interface PairedSums extends Sums {
  before: { sum: number; sumSquares: number };
  /** Of what each came to before, times what she came to since. */
  sumProducts: number;
}

/** So many of so many. */
export interface Count {
  people: number;
  conversions: number;
}

/** An estimate with its standard error, as every interval here begins. */
export interface Effect {
  estimate: number;
  standardError: number;
  /** Of both arms. */
  people: number;
  /** Degrees of freedom by Welch and Satterthwaite. */
  freedom: number;
}

export interface Interval {
  estimate: number;
  /** May be −Infinity. */
  low: number;
  /** May be Infinity. */
  high: number;
  /** The chance of what was seen, or of more, if nothing differed. Always-valid where the interval is. */
  pValue: number;
}

/** What one arm came to, as of one look. */
export interface ArmResult {
  key: string;
  /** As planned, in any unit: only the relations count, and those between arms that are not stopped must never change. */
  share: number;
  /** Whether it gets any mail; a holdout gets none, and can be driven away by none. */
  isMailed: boolean;
  /** Nobody new gets it. */
  isStopped: boolean;
  /** Everybody who was given this arm, whether or not her window is over: for the split and the guardrails. */
  assigned: number;
  /** Of everybody assigned: who took her consent back, and who complained. Each person once. */
  unsubscribes: number;
  complaints: number;
  /** Whose conversion window is over, and how many of those ordered within it. */
  people: number;
  conversions: number;
  /** What these people spent within their windows, and in as many days before them. Null where it is not known. */
  revenue: PairedSums | null;
}

/** What was promised before it began. */
export interface Plan {
  /** The share of people expected to order, 0–1. */
  baseRate: number;
  /** How many people all arms together are expected to have when it is over. */
  nStar: number;
  /** The chance of a false winner that is borne, over all looks and all arms: 0.05. */
  alpha: number;
  /** The chance with which the smallest lift must be found: 0.8. */
  power: number;
  /**
   * `daily`: it may be looked at whenever one likes, and people come as they come. A number: everybody is there from the
   * beginning, and it is looked at so many times at most; that finds more, but there must be no look besides.
   */
  looks: "daily" | number;
}

/** What a look is judged by. The first arm is what the others are compared with. */
export interface Look {
  arms: readonly ArmResult[];
  plan: Plan;
  /** The key of the arm that the guardrails compare with, as a rule the usual one; null when no arm is fit for it. */
  guardedBy: string | null;
  /** Where looks are planned: how many people had been counted at each earlier look, oldest first. Else empty. */
  earlierLooks: readonly number[];
}

/** An arm against the first. */
export interface Comparison {
  arm: string;
  against: string;
  /** Relative lift of the share that ordered. Null while the first arm has no order, or this arm has nobody. */
  lift: number | null;
  /** The lift lies in here, at every look of all, with the plan's certainty shared among all comparisons. */
  low: number;
  high: number;
  isBetter: boolean;
  isWorse: boolean;
  /** How likely it is to be better, with a sceptical prior: for the word "leaning" only. */
  chanceToBeBetter: number;
  /** Who would get this arm though it is the worse one would lose so much of the rate, relatively, on average. */
  expectedLoss: number;
  /** Of revenue per person, as an aside: it never decides. Null where too few bought to say anything. */
  revenue: Interval | null;
}

export const guardrailKinds = ["unsubscribes", "complaints"] as const;
export type GuardrailKind = (typeof guardrailKinds)[number];

/** An arm that drives away clearly more people than the usual one. */
export interface Harm {
  arm: string;
  kind: GuardrailKind;
  /** Of everybody assigned, 0–1. */
  rate: number;
  usualRate: number;
}

/** Why nothing can be told yet. */
export type Doubt =
  | { why: "split_is_off"; pValue: number }
  | { why: "too_few_people"; people: number; needed: number }
  | { why: "too_few_orders"; orders: number; needed: number }
  | { why: "no_clear_difference" };

/** What happens next, if nobody does anything. */
export type Next =
  /** It is decided: the winner can be given to everybody. */
  | { does: "roll_out"; arm: string }
  /** These are stopped, for what they do to people. */
  | { does: "stop_arms"; arms: readonly string[] }
  /** Goes on; null for people more when no number of people is in sight that would settle it. */
  | { does: "goes_on"; peopleMore: number | null }
  /** As many as were planned have been counted: it will hardly become clearer. */
  | { does: "ends_undecided" }
  /** The split must be looked into first. */
  | { does: "find_out_why_the_split_is_off" };

interface Seen {
  comparisons: readonly Comparison[];
  harms: readonly Harm[];
  split: { pValue: number; isOff: boolean };
  /** The smallest relative lift that the planned number of people finds with the planned power; null when none below 1000 %. */
  smallestLift: number | null;
  /** How many people's windows are over, of how many planned. */
  people: number;
  nStar: number;
  next: Next;
}

/** What a look comes to, for a merchant to read and for the roll-out to act upon. */
export type Verdict =
  | (Seen & { says: "clear_winner"; winner: string })
  | (Seen & { says: "leaning"; towards: string; doubt: Doubt })
  | (Seen & { says: "cannot_tell"; doubt: Doubt });
