import { z } from "zod";
import type { OrderFact } from "~/domains/events/model";
import { digestOf } from "~/lib/hash";
import { parseMinor, sumMinor } from "~/lib/money";
import { ShopifyId } from "~/lib/shopify-id";
import { Currency, Decimal, Instant, maybe, normalizeEmail, Whole } from "~/lib/wire";
import type { Facts } from "../model";
import { progressOf } from "../progress";
import { CustomerBody, customerFact } from "./customers";
import { RefundBody, refundFact } from "./refunds";
import { happenedAt, topic, type Topic } from "./topic";

const LineBody = z.object({
  id: ShopifyId,
  product_id: maybe(ShopifyId),
  variant_id: maybe(ShopifyId),
  title: maybe(z.string()),
  sku: maybe(z.string()),
  vendor: maybe(z.string()),
  quantity: Whole,
  current_quantity: maybe(Whole),
  price: Decimal,
});

const OrderBody = z.object({
  id: ShopifyId,
  name: maybe(z.string()),
  email: maybe(z.string()),
  contact_email: maybe(z.string()),
  test: maybe(z.boolean()),
  currency: Currency,
  total_price: Decimal,
  total_discounts: maybe(Decimal),
  discount_codes: maybe(z.array(z.object({ code: z.string() }))),
  source_name: maybe(z.string()),
  financial_status: maybe(z.string()),
  fulfillment_status: maybe(z.string()),
  cart_token: maybe(z.string()),
  checkout_token: maybe(z.string()),
  created_at: Instant,
  processed_at: maybe(Instant),
  updated_at: Instant,
  cancelled_at: maybe(Instant),
  customer: maybe(CustomerBody),
  line_items: z.array(LineBody),
  refunds: maybe(z.array(RefundBody)),
});

type OrderBody = z.infer<typeof OrderBody>;

const changed = topic(OrderBody, (body) => {
  if (body.test) return { outcome: "ignored", reason: "a test order" };
  return orderFacts(body);
});

function orderFacts(body: OrderBody): Partial<Facts> {
  const refunds = (body.refunds ?? []).map((refund) => refundFact({ ...refund, order_id: body.id }, body.currency));
  const order = orderFact(body, sumMinor(refunds.map(({ amountMinor }) => amountMinor)));
  const customer = body.customer && customerFact(body.customer);
  const versioned = { version: order.version, digest: order.digest };
  return {
    orders: [order],
    mentions: [{ customerId: order.customerId, email: order.email, at: order.processedAt }],
    customers: customer ? [customer] : [],
    lines: body.line_items.map((line) => ({
      orderId: body.id,
      lineId: line.id,
      productId: line.product_id,
      variantId: line.variant_id,
      title: line.title ?? "",
      sku: line.sku ?? "",
      vendor: line.vendor ?? "",
      quantity: line.quantity,
      currentQuantity: line.current_quantity ?? line.quantity,
      unitPriceMinor: parseMinor(line.price, body.currency),
      ...versioned,
    })),
    refunds,
  };
}

function orderFact(body: OrderBody, refundedMinor: number): OrderFact {
  const content = {
    orderId: body.id,
    customerId: body.customer?.id ?? null,
    email: normalizeEmail(body.email) ?? normalizeEmail(body.contact_email),
    name: body.name ?? "",
    currency: body.currency,
    totalMinor: parseMinor(body.total_price, body.currency),
    discountMinor: parseMinor(body.total_discounts ?? "0", body.currency),
    refundedMinor,
    discountCodes: (body.discount_codes ?? []).map(({ code }) => code),
    sourceName: body.source_name,
    financialStatus: body.financial_status,
    fulfillmentStatus: body.fulfillment_status,
    cartToken: body.cart_token,
    checkoutToken: body.checkout_token,
    processedAt: body.processed_at ?? body.created_at,
    cancelledAt: body.cancelled_at,
  };
  const progress = progressOf({ ...content, isRefunded: (body.refunds ?? []).length > 0 });
  return { ...content, version: body.updated_at, digest: progress + digestOf([content, body.line_items]) };
}

const deleted = topic(z.object({ id: ShopifyId }), ({ id }, delivery) => ({
  orderDeletions: [{ orderId: id, deletedAt: happenedAt(delivery) }],
}));

const Edit = z.object({ order_edit: z.object({ order_id: ShopifyId }) });

const edited = topic(Edit, () => ({
  outcome: "ignored",
  reason: "an edit names what changed, not what it came to; the orders/updated delivery that goes with it says that",
}));

export const orderTopics: Record<string, Topic> = {
  "orders/create": changed,
  "orders/updated": changed,
  "orders/paid": changed,
  "orders/fulfilled": changed,
  "orders/cancelled": changed,
  "orders/delete": deleted,
  "orders/edited": edited,
};
