import { formatDecimal } from "~/lib/money";
import { quantity } from "../language/wording/words";
import type { Condition, Filter, Matches, Test } from "../model";
import type { Fraction } from "../reader/answers";
import type { Order, ProfileFacts, ReadContext } from "../reader/facts";
import { together } from "../reader/filters";
import { read, type ConditionReading } from "../reader/read";
import { nextChange } from "../reader/turn";
import { countedNoun, eachOf } from "./counted";

/** What is missing for a condition to hold, and by when: before those that count fall out of its window. */
export interface NearestMiss {
  /** "1 more order", "£12.50 more". */
  missing: string;
  by: Date | null;
}

/** Null when the condition holds, or is not one that more of something would make true. */
export function nearestMiss(
  reading: ConditionReading,
  facts: ProfileFacts,
  context: ReadContext,
  until: Date,
): NearestMiss | null {
  const { condition, truth, counted } = reading;
  if (truth !== false) return null;
  if (condition.type !== "matches") return ofShopper(condition, reading, facts, context);
  const missing = [missingCount(condition, counted.length), ...missingSums(reading, condition, context.currency)];
  const said = missing.filter((words) => words !== null);
  if (said.length === 0) return null;
  // Those that count today count until a condition that asks for just so many stops being true.
  const present =
    counted.length > 0 ? { ...condition, filters: [...eachOf(condition), atLeast(counted.length)] } : null;
  return { missing: said.join(" and "), by: present && nextChange(present, facts, context, until) };
}

function missingCount(condition: Matches, counted: number): string | null {
  const more = needed(condition) - counted;
  if (more <= 0) return null;
  return `${more} more ${countedNoun(condition, more)}`;
}

function needed({ filters }: Matches): number {
  const counts = filters.flatMap(({ test, negated }) => {
    if (test.name !== "count" || negated || test.type !== "compare" || test.value.type !== "number") return [];
    const number = Number(test.value.number);
    if (test.operator === ">=" || test.operator === "=") return [number];
    return test.operator === ">" ? [number + 1] : [0];
  });
  const asksOtherSums = filters.some(({ test }) => test.name.startsWith("sum_"));
  if (asksOtherSums && counts.length === 0) return 0;
  return counts.length > 0 ? Math.max(...counts) : 1;
}

function atLeast(count: number): Filter {
  const value = { type: "number", number: String(count) } as const;
  return { negated: false, test: { type: "compare", name: "count", operator: ">=", value } };
}

function missingSums({ counted }: ConditionReading, { filters }: Matches, currency: string): string[] {
  const rows = counted.map(({ row }) => row);
  return filters.flatMap(({ test, negated }) => {
    if (negated || !test.name.startsWith("sum_")) return [];
    const sum = together(test.name, rows);
    const missing = sum.type === "number" ? missingAmount(test, sum.number) : null;
    if (!missing) return [];
    const say = (amount: string) =>
      test.name === "sum_amount" ? formatDecimal(amount, currency) : quantity(Number(amount), "item");
    return [moreWords(missing, say(missing.amount))];
  });
}

const micro = 1_000_000n;

interface Missing {
  amount: string;
  /** Just so much would not do. */
  isMoreThan: boolean;
}

/** What is missing of an amount that has to be reached; null when it is, or nothing has to be. */
function missingAmount(test: Test, found: Fraction): Missing | null {
  const wanted = test.type === "between" ? test.from : test.type === "compare" ? test.value : null;
  const reaches = test.type === "between" || (test.type === "compare" && [">", ">=", "="].includes(test.operator));
  if (wanted?.type !== "number" || !reaches) return null;
  const [whole = "", digits = ""] = wanted.number.split(".");
  const missing = BigInt(whole + digits.padEnd(6, "0")) - (found.of * micro) / found.per;
  const isMoreThan = test.type === "compare" && test.operator === ">";
  if (missing < 0n || (missing === 0n && !isMoreThan)) return null;
  const decimals = String(missing % micro)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return { amount: decimals ? `${missing / micro}.${decimals}` : String(missing / micro), isMoreThan };
}

function moreWords({ amount, isMoreThan }: Missing, said: string): string {
  if (!isMoreThan) return `${said} more`;
  return amount === "0" ? "a little more" : `more than ${said} more`;
}

/** Tried out: what the condition would say after some more orders, or a yes to mail, at this very instant. */
function ofShopper(
  condition: Condition & Test,
  { answer }: ConditionReading,
  facts: ProfileFacts,
  context: ReadContext,
): NearestMiss | null {
  switch (condition.name) {
    case "amount_spent": {
      const missing = answer?.type === "number" ? missingAmount(condition, answer.number) : null;
      if (!missing) return null;
      const words = moreWords(missing, formatDecimal(missing.amount, context.currency));
      return { missing: `${words} spent`, by: null };
    }
    case "number_of_orders":
    case "first_order_date":
    case "last_order_date":
    case "lifecycle_stage": {
      const more = triedOrders.find(
        (count) => read(condition, withOrders(facts, count, context.asOf), context) === true,
      );
      return more === undefined ? null : { missing: `${more} more ${more === 1 ? "order" : "orders"}`, by: null };
    }
    case "customer_tags":
      return condition.type === "contains" ? { missing: `the tag “${condition.text}”`, by: null } : null;
    case "email_subscription_status": {
      const yes = { state: "subscribed", occurredAt: context.asOf } as const;
      const would = read(condition, { ...facts, consents: [...facts.consents, yes] }, context);
      return would === true ? { missing: "a yes to email", by: null } : null;
    }
    default:
      return null;
  }
}

const triedOrders = Array.from({ length: 20 }, (_, i) => i + 1);

function withOrders(facts: ProfileFacts, count: number, at: Date): ProfileFacts {
  const more = Array.from({ length: count }, (_, i): Order => ({
    orderId: `9${String(i).padStart(17, "0")}`,
    processedAt: at,
    cancelledAt: null,
    deletedAt: null,
    version: at,
    totalMinor: 0,
    refundedMinor: 0,
    discountCodes: [],
    sourceName: null,
    checkoutToken: null,
    lines: [],
    refunds: [],
  }));
  return { ...facts, orders: [...facts.orders, ...more] };
}
