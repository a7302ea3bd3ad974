import { z } from "zod";
import type { RefundFact } from "~/domains/events/model";
import { parseMinor } from "~/lib/money";
import { ShopifyId } from "~/lib/shopify-id";
import { Currency, Decimal, Instant, maybe } from "~/lib/wire";
import { topic, type Topic } from "./topic";

const ShopMoney = z.object({ shop_money: z.object({ amount: Decimal, currency_code: Currency }) });

export const RefundBody = z.object({
  id: ShopifyId,
  created_at: Instant,
  processed_at: maybe(Instant),
  total_duties_set: maybe(ShopMoney),
  refund_line_items: maybe(
    z.array(
      z.object({
        subtotal: Decimal,
        total_tax: maybe(Decimal),
        subtotal_set: maybe(ShopMoney),
        total_tax_set: maybe(ShopMoney),
      }),
    ),
  ),
  order_adjustments: maybe(z.array(z.object({ amount: Decimal, amount_set: maybe(ShopMoney) }))),
  transactions: maybe(
    z.array(z.object({ kind: z.string(), status: z.string(), amount: Decimal, currency: maybe(Currency) })),
  ),
});

type RefundBody = z.infer<typeof RefundBody>;

const created = topic(RefundBody.extend({ order_id: ShopifyId }), (body) => {
  const currency = shopCurrency(body);
  if (!currency) return { outcome: "dead", reason: "transactions: names no currency" };
  return { refunds: [refundFact(body, currency)] };
});

/** The refund in the shop's currency. */
export function refundFact(body: RefundBody & { order_id: string }, currency: string): RefundFact {
  return {
    refundId: body.id,
    orderId: body.order_id,
    amountMinor: refundedMinor(body, currency),
    refundedAt: body.processed_at ?? body.created_at,
  };
}

/**
 * What went back: the successful refund transactions. A shopper who paid in another currency gets transactions in that
 * one; then it is what the refunded lines and adjustments came to in the shop's.
 */
function refundedMinor(body: RefundBody, currency: string): number {
  const successful = (body.transactions ?? []).filter(({ kind, status }) => kind === "refund" && status === "success");
  const isForeign = successful.some((transaction) => transaction.currency && transaction.currency !== currency);
  if (!isForeign) return sum(successful.map(({ amount }) => parseMinor(amount, currency)));
  const lines = (body.refund_line_items ?? []).flatMap((line) => [
    line.subtotal_set?.shop_money.amount ?? line.subtotal,
    line.total_tax_set?.shop_money.amount ?? line.total_tax ?? "0",
  ]);
  // Adjustments are what the shop keeps or gives on top, as negative numbers when they go to the shopper.
  const adjustments = (body.order_adjustments ?? []).map(
    ({ amount, amount_set }) => amount_set?.shop_money.amount ?? amount,
  );
  return (
    sum(lines.map((amount) => parseMinor(amount, currency))) -
    sum(adjustments.map((amount) => parseMinor(amount, currency)))
  );
}

function shopCurrency(body: RefundBody): string | null {
  const sets = [body.total_duties_set, ...(body.refund_line_items ?? []).map(({ subtotal_set }) => subtotal_set)];
  const told = sets.find((set) => set)?.shop_money.currency_code;
  return told ?? body.transactions?.[0]?.currency ?? null;
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

export const refundTopics: Record<string, Topic> = { "refunds/create": created };
