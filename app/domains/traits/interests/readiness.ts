import type { LifecycleStage } from "../model";
import { interestRule as rule, type Reason, type Step } from "./model";

/** What the rule looks at. */
export interface Standing {
  stage: LifecycleStage;
  /** When the stage ends by itself. */
  stageUntil: Date | null;
  orderCount: number;
  lastOrderAt: Date | null;
  rhythmSeconds: number;
  /** When something was last put into a cart, or a checkout begun. */
  cartAt: Date | null;
  comparedAt: Date | null;
  returnedAt: Date | null;
}

export interface Readiness {
  step: Step | null;
  because: Reason[];
  /** When any of it may change by itself. */
  until: Date | null;
}

const day = 86_400_000;

/**
 * Who stands before the next stage and has given a sign of taking the step: of the last two weeks and since the last
 * order, a cart, a comparison, or a product that was come back to; of buyers, that the usual time between two orders is
 * over.
 */
export function readinessOf(standing: Standing, asOf: Date): Readiness {
  const step = stepBefore(standing);
  const { lastOrderAt, rhythmSeconds } = standing;
  const dueAt = lastOrderAt && mayBeDue(step) ? new Date(lastOrderAt.getTime() + rhythmSeconds * 1000) : null;
  const signs: [Reason, Date | null][] = [
    ["cart", standing.cartAt],
    ["compared", standing.comparedAt],
    ["returned", standing.returnedAt],
  ];
  const fresh = signs.flatMap(([reason, at]) => {
    const counts = at && (!lastOrderAt || at > lastOrderAt) && at.getTime() > asOf.getTime() - rule.readyDays * day;
    return counts ? [{ reason, endsAt: new Date(at.getTime() + rule.readyDays * day) }] : [];
  });
  const isDue = dueAt !== null && dueAt <= asOf;
  const because: Reason[] = [...fresh.map(({ reason }) => reason), ...(isDue ? (["due"] as const) : [])];
  const turns = [...fresh.map(({ endsAt }) => endsAt), dueAt, standing.stageUntil];
  const isReady = step !== null && because.length > 0;
  return { step: isReady ? step : null, because: isReady ? because : [], until: earliestAfter(asOf, turns) };
}

/** The one order that would bring them to the next stage; null where one alone would not. */
function stepBefore({ stage, orderCount }: Standing): Step | null {
  switch (stage) {
    case "prospect":
      return "first_order";
    case "new":
      return "second_order";
    case "active":
      return orderCount === rule.nearlyLoyalOrders ? "loyalty" : null;
    case "loyal":
      return null;
    case "dormant":
    case "lost":
      return "return";
    default:
      return stage satisfies never;
  }
}

/** Who is silent for longer than usual is late, not due. */
function mayBeDue(step: Step | null): boolean {
  return step === "second_order" || step === "loyalty";
}

function earliestAfter(asOf: Date, instants: readonly (Date | null)[]): Date | null {
  const ahead = instants.flatMap((at) => (at && at > asOf ? [at.getTime()] : []));
  return ahead.length > 0 ? new Date(Math.min(...ahead)) : null;
}
