import { formatDay } from "~/components/dates";
import type { ListedDiscount } from "~/domains/coupons/model";
import { formatMoney } from "~/lib/money";

/** A discount as the page shows it. */
export function viewDiscount(discount: ListedDiscount, timezone: string, now: Date) {
  const { id, name, problem, free, given, used } = discount;
  return {
    id,
    name,
    problem,
    free,
    given,
    used,
    state: stateOf(discount, now),
    gives: describeGift(discount),
    ends: describeEnd(discount, timezone),
  };
}

type State = "stopped" | "over" | "waiting" | "ready" | "making";

function stateOf({ problem, free, stoppedAt, endsAt }: ListedDiscount, now: Date): State {
  if (stoppedAt) return "stopped";
  if (endsAt && endsAt <= now) return "over";
  if (problem) return "waiting";
  return free > 0 ? "ready" : "making";
}

export type DiscountView = ReturnType<typeof viewDiscount>;

/** "10 % off orders of £20.00 or more" */
export function describeGift(
  discount: Pick<ListedDiscount, "kind" | "percent" | "amountMinor" | "minimumMinor" | "currency">,
): string {
  const { kind, percent, amountMinor, minimumMinor, currency } = discount;
  const money = (amount: number) => formatMoney({ amountMinor: amount, currency });
  const gift = kind === "percentage" ? `${percent} % off` : `${money(amountMinor ?? 0)} off`;
  return minimumMinor === null ? `${gift} any order` : `${gift} orders of ${money(minimumMinor)} or more`;
}

/** "10 days from when it was given" */
export function describeEnd({ validDays, endsAt }: Pick<ListedDiscount, "validDays" | "endsAt">, timezone: string) {
  if (validDays !== null) return `${validDays} ${validDays === 1 ? "day" : "days"} from when it is given`;
  return endsAt ? `until ${formatDay(endsAt, timezone)}` : "without end";
}
