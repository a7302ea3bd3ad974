import { z } from "zod";
import type { RefundFact } from "~/domains/events/model";
import { parseMinor, sumMinor } from "~/lib/money";
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
  refund_shipping_lines: maybe(z.array(z.object({ subtotal_amount_set: maybe(ShopMoney) }))),
  order_adjustments: maybe(
    z.array(
      z.object({
        kind: maybe(z.string()),
        amount: maybe(Decimal),
        amount_set: maybe(ShopMoney),
        tax_amount: maybe(Decimal),
        tax_amount_set: maybe(ShopMoney),
      }),
    ),
  ),
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
 * one; then it is what the refunded lines, the shipping and the adjustments came to in the shop's.
 */
function refundedMinor(body: RefundBody, currency: string): number {
  const successful = (body.transactions ?? []).filter(({ kind, status }) => kind === "refund" && status === "success");
  const isForeign = successful.some((transaction) => transaction.currency && transaction.currency !== currency);
  const inShop = isForeign ? amountsInShopMoney(body) : successful.map(({ amount }) => amount);
  return sumMinor(inShop.map((amount) => parseMinor(amount, currency)));
}

function amountsInShopMoney({ refund_line_items, refund_shipping_lines, order_adjustments }: RefundBody): string[] {
  const lines = (refund_line_items ?? []).flatMap((line) => [
    line.subtotal_set?.shop_money.amount ?? line.subtotal,
    line.total_tax_set?.shop_money.amount ?? line.total_tax ?? "0",
  ]);
  // Adjustments are what the shop keeps or gives on top, as negative numbers when they go to the shopper.
  const adjustments = (order_adjustments ?? []).flatMap((adjustment) => [
    adjustment.amount_set?.shop_money.amount ?? adjustment.amount ?? "0",
    adjustment.tax_amount_set?.shop_money.amount ?? adjustment.tax_amount ?? "0",
  ]);
  // Refunded shipping is told in lines of its own, and by many deliveries as an adjustment too.
  const isAdjusted = (order_adjustments ?? []).some(({ kind }) => kind === "shipping_refund");
  const shipping = (isAdjusted ? [] : (refund_shipping_lines ?? [])).map(
    (line) => line.subtotal_amount_set?.shop_money.amount ?? "0",
  );
  return [...lines, ...shipping, ...adjustments.map(negated)];
}

function negated(amount: string): string {
  return amount.startsWith("-") ? amount.slice(1) : `-${amount}`;
}

function shopCurrency(body: RefundBody): string | null {
  const sets = [body.total_duties_set, ...(body.refund_line_items ?? []).map(({ subtotal_set }) => subtotal_set)];
  const told = sets.find((set) => set)?.shop_money.currency_code;
  return told ?? body.transactions?.[0]?.currency ?? null;
}

export const refundTopics: Record<string, Topic> = { "refunds/create": created };
