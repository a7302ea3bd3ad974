import { z } from "zod";
import type { BasketFact, BasketLine, EventFact } from "~/domains/events/model";
import { digestOf } from "~/lib/hash";
import { parseMinor, sumMinor } from "~/lib/money";
import { ShopifyId } from "~/lib/shopify-id";
import { Currency, Decimal, Instant, maybe, normalizeEmail, Whole } from "~/lib/wire";
import { CustomerBody, customerFact } from "./customers";
import { topic, type Topic } from "./topic";

const Line = z.object({
  product_id: maybe(ShopifyId),
  variant_id: maybe(ShopifyId),
  title: maybe(z.string()),
  presentment_title: maybe(z.string()),
  quantity: Whole,
  price: Decimal,
  price_set: maybe(z.object({ shop_money: z.object({ currency_code: Currency }) })),
});

const CartBody = z.object({
  token: z.string().min(1).max(200),
  created_at: Instant,
  updated_at: Instant,
  line_items: z.array(Line),
});

const CheckoutBody = z.object({
  token: z.string().min(1).max(200),
  cart_token: maybe(z.string()),
  email: maybe(z.string()),
  customer: maybe(CustomerBody),
  currency: Currency,
  total_price: Decimal,
  abandoned_checkout_url: maybe(z.string()),
  created_at: Instant,
  updated_at: Instant,
  completed_at: maybe(Instant),
  line_items: z.array(Line),
});

const cartChanged = topic(CartBody, (body) => {
  const currency = body.line_items[0]?.price_set?.shop_money.currency_code ?? null;
  const lines = basketLines(body.line_items, currency);
  const content = {
    kind: "cart" as const,
    token: body.token,
    cartToken: null,
    customerId: null,
    email: null,
    currency,
    totalMinor: currency ? sumMinor(lines.map(({ priceMinor, quantity }) => priceMinor * quantity)) : null,
    lines,
    recoveryUrl: null,
    startedAt: body.created_at,
    completedAt: null,
  };
  const cart: BasketFact = { ...content, version: body.updated_at, digest: digestOf(content) };
  return { baskets: [cart], events: [cartUpdated(cart)] };
});

function cartUpdated(cart: BasketFact): EventFact {
  return {
    kind: "cart_updated",
    sourceId: `${cart.token}:${cart.digest}`,
    occurredAt: cart.version,
    profileId: null,
    actor: `cart:${cart.token}`,
    properties: {
      productIds: cart.lines.flatMap(({ productId }) => productId ?? []),
      quantity: cart.lines.reduce((total, { quantity }) => total + quantity, 0),
      totalMinor: cart.totalMinor,
    },
  };
}

const checkoutChanged = topic(CheckoutBody, (body) => {
  const customer = body.customer && customerFact(body.customer);
  const content = {
    kind: "checkout" as const,
    token: body.token,
    cartToken: body.cart_token,
    customerId: body.customer?.id ?? null,
    email: normalizeEmail(body.email),
    currency: body.currency,
    totalMinor: parseMinor(body.total_price, body.currency),
    lines: basketLines(body.line_items, body.currency),
    recoveryUrl: body.abandoned_checkout_url,
    startedAt: body.created_at,
    completedAt: body.completed_at,
  };
  const checkout: BasketFact = { ...content, version: body.updated_at, digest: progress(content) + digestOf(content) };
  return {
    baskets: [checkout],
    mentions: [{ customerId: checkout.customerId, email: checkout.email, at: checkout.startedAt }],
    customers: customer ? [customer] : [],
    events: [checkoutStarted(checkout)],
  };
});

/** Steps of a checkout often carry one second; the one that knows whose it is, or that it ended, counts as later. */
function progress({
  completedAt,
  customerId,
  email,
}: Pick<BasketFact, "completedAt" | "customerId" | "email">): string {
  return [completedAt, customerId, email].map((known) => (known ? "1" : "0")).join("");
}

/** It says only what no later version of the checkout can say otherwise; the rest is in the checkout. */
function checkoutStarted({ token, startedAt }: BasketFact): EventFact {
  return {
    kind: "checkout_started",
    sourceId: token,
    occurredAt: startedAt,
    profileId: null,
    actor: `checkout:${token}`,
    properties: { token },
  };
}

function basketLines(lines: z.infer<typeof Line>[], currency: string | null): BasketLine[] {
  return lines.map((line) => ({
    productId: line.product_id,
    variantId: line.variant_id,
    title: line.title ?? line.presentment_title ?? "",
    quantity: line.quantity,
    priceMinor: currency ? parseMinor(line.price, currency) : 0,
  }));
}

const CheckoutDeletion = z.object({ cart_token: maybe(z.string()) });

const checkoutDeleted = topic(CheckoutDeletion, () => ({
  outcome: "ignored",
  reason: "the body names the checkout by a number no other delivery gives; a checkout nobody finishes ages by itself",
}));

export const basketTopics: Record<string, Topic> = {
  "carts/create": cartChanged,
  "carts/update": cartChanged,
  "checkouts/create": checkoutChanged,
  "checkouts/update": checkoutChanged,
  "checkouts/delete": checkoutDeleted,
};
