import { lifecycleRule, type LifecycleStage, type Traits } from "./model";

/** What the rule looks at. */
export interface BuyingHistory {
  /** Times of the orders that count, ascending. */
  orders: readonly Date[];
  /** Orders known only by number, from before the orders the app may read. */
  earlierOrders: number;
  /** An order known only by number was before this; null when all orders are known. */
  historyFrom: Date | null;
  knownSince: Date;
}

type Lifecycle = Pick<Traits, "rhythmSeconds" | "lifecycleStage" | "lifecycleSince" | "lifecycleUntil">;

/**
 * The time between two orders to expect of a shopper: the mean of their own intervals, drawn towards the shop's rhythm
 * as if that were two more of them (shrinkage: one interval says little, ten say much). In whole seconds.
 */
export function rhythmOf(orders: readonly Date[], shopRhythmSeconds: number): number {
  const { priorIntervals } = lifecycleRule;
  const [first, last] = [orders[0], orders.at(-1)];
  const spanSeconds = first && last ? Math.floor((last.getTime() - first.getTime()) / 1000) : 0;
  const intervals = Math.max(0, orders.length - 1);
  return Math.floor((spanSeconds + priorIntervals * shopRhythmSeconds) / (intervals + priorIntervals));
}

/** The shop's rhythm: the lower median of its shoppers' intervals, within bounds; a guess while there are few. */
export function shopRhythmOf(intervalsSeconds: readonly number[]): number {
  const { fewestIntervals, guessedRhythmSeconds, shortestRhythmSeconds, longestRhythmSeconds } = lifecycleRule;
  if (intervalsSeconds.length < fewestIntervals) return guessedRhythmSeconds;
  const sorted = intervalsSeconds.toSorted((a, b) => a - b);
  const median = sorted[Math.ceil(sorted.length / 2) - 1] ?? guessedRhythmSeconds;
  return Math.min(longestRhythmSeconds, Math.max(shortestRhythmSeconds, median));
}

/**
 * Prospects never bought. Buyers are new (one order), active (two or more) or loyal (four or more) until they have
 * been silent for twice their rhythm, then dormant, and lost after four times.
 */
export function lifecycleOf(history: BuyingHistory, shopRhythmSeconds: number, asOf: Date): Lifecycle {
  const { orders, earlierOrders, historyFrom, knownSince } = history;
  const { dormantAfterRhythms, lostAfterRhythms } = lifecycleRule;
  const rhythmSeconds = rhythmOf(orders, shopRhythmSeconds);
  const lastOrderAt = orders.at(-1) ?? (earlierOrders > 0 ? historyFrom : null);
  if (!lastOrderAt) {
    return { rhythmSeconds, lifecycleStage: "prospect", lifecycleSince: knownSince, lifecycleUntil: null };
  }
  const dormantAt = addSeconds(lastOrderAt, dormantAfterRhythms * rhythmSeconds);
  const lostAt = addSeconds(lastOrderAt, lostAfterRhythms * rhythmSeconds);
  if (asOf >= lostAt) return { rhythmSeconds, lifecycleStage: "lost", lifecycleSince: lostAt, lifecycleUntil: null };
  if (asOf >= dormantAt) {
    return { rhythmSeconds, lifecycleStage: "dormant", lifecycleSince: dormantAt, lifecycleUntil: lostAt };
  }
  const lifecycleStage = buyingStage(orders.length + earlierOrders);
  const lifecycleSince = buyingSince(lifecycleStage, history, shopRhythmSeconds) ?? lastOrderAt;
  return { rhythmSeconds, lifecycleStage, lifecycleSince, lifecycleUntil: dormantAt };
}

function buyingStage(orderCount: number): LifecycleStage {
  if (orderCount >= lifecycleRule.loyalFromOrders) return "loyal";
  return orderCount === 1 ? "new" : "active";
}

/** The order that brought the stage: the one that made the number up, or the last that ended a dormancy. */
function buyingSince(
  stage: LifecycleStage,
  { orders, earlierOrders }: BuyingHistory,
  shopRhythmSeconds: number,
): Date | undefined {
  const needed = stage === "loyal" ? lifecycleRule.loyalFromOrders : stage === "active" ? 2 : 1;
  const reached = orders[Math.max(0, needed - earlierOrders - 1)];
  const comeback = orders.findLast((order, i) => {
    const before = orders.slice(0, i);
    const previous = before.at(-1);
    const silence = lifecycleRule.dormantAfterRhythms * rhythmOf(before, shopRhythmSeconds);
    return previous !== undefined && order >= addSeconds(previous, silence);
  });
  return comeback && reached && comeback > reached ? comeback : reached;
}

function addSeconds(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000);
}
