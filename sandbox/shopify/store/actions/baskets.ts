import { z } from "zod";
import { buildCart, buildCheckout } from "../../../factories/basket";
import { instant } from "../../../factories/instants";
import { buildLine } from "../../../factories/order";
import type { Kit } from "../../../factories/kit";
import { event, type WebhookEvent } from "../../webhooks/event";
import { cartPayload, checkoutDeletePayload, checkoutPayload } from "../../webhooks/payloads";
import type { Cart, Checkout, Customer, Line, Store } from "../model";
import { addCustomer } from "./customers";
import { Email } from "./email";
import { held, kitFor, type Outcome } from "./outcome";

export const WantedLine = z.object({ variantId: z.string(), quantity: z.int().positive().default(1) });

export const AddToCart = z.object({
  /** Left out, a new cart. */
  cartToken: z.string().optional(),
  lines: z.array(WantedLine).min(1),
});

/** Who stands at the checkout: a customer, or an address that finds or makes one. */
export const Shopper = z.object({
  customerId: z.string().optional(),
  email: Email.optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  subscribed: z.boolean().default(false),
});

export const ChangeCart = z.object({
  cartToken: z.string(),
  variantId: z.string(),
  /** None takes it out. */
  quantity: z.int().min(0),
});
export const IdentifyCheckout = Shopper.extend({ checkoutToken: z.string() });

export const StartCheckout = Shopper.extend({ cartToken: z.string() });
export const AbandonCheckout = Shopper.extend({ lines: z.array(WantedLine).min(1) });
export const DeleteCheckout = z.object({ checkoutToken: z.string() });

export function addToCart(store: Store, input: z.input<typeof AddToCart>, now: Date): Outcome<Cart> {
  const { cartToken, lines } = AddToCart.parse(input);
  const kit = kitFor(store, now);
  const wanted = lines.map((line) => lineFor(store, kit, line));
  const at = instant(now);
  const before = cartToken === undefined ? null : held(store.carts, cartToken, "cart");
  const events: WebhookEvent[] = [];

  const opened = before ?? buildCart(kit, { lines: wanted.slice(0, 1), currency: store.shop.currency, createdAt: at });
  if (!before) events.push(event("carts/create", cartPayload(opened)));
  const cart: Cart = { ...opened, lines: wanted.reduce(withLine, before?.lines ?? []), updatedAt: at };
  store.carts.set(cart.token, cart);
  return { result: cart, events: [...events, event("carts/update", cartPayload(cart))] };
}

/** Says how many of a variant are wanted; the line of what is not wanted goes. */
export function changeCart(store: Store, input: z.input<typeof ChangeCart>, now: Date): Outcome<Cart> {
  const { cartToken, variantId, quantity } = ChangeCart.parse(input);
  const before = held(store.carts, cartToken, "cart");
  const lines = before.lines
    .map((line) => (line.variantId === variantId ? { ...line, quantity, currentQuantity: quantity } : line))
    .filter((line) => line.quantity > 0);
  const cart: Cart = { ...before, lines, updatedAt: instant(now) };
  store.carts.set(cart.token, cart);
  return { result: cart, events: [event("carts/update", cartPayload(cart))] };
}

export function startCheckout(store: Store, input: z.input<typeof StartCheckout>, now: Date): Outcome<Checkout> {
  const { cartToken, ...shopper } = StartCheckout.parse(input);
  const cart = held(store.carts, cartToken, "cart");
  const kit = kitFor(store, now);
  const token = kit.random.hex(32);
  const opened = buildCheckout(kit, {
    token,
    cartToken,
    lines: cart.lines,
    currency: cart.currency,
    createdAt: instant(now),
    recoveryUrl: `https://${store.shop.domain}/${store.shop.id}/checkouts/ac/${token}/recover?key=${kit.random.hex(16)}`,
  });
  store.checkouts.set(token, opened);
  const events = [event("checkouts/create", checkoutPayload(store, opened))];

  const known = identify(store, shopper, now);
  const checkout: Checkout = {
    ...opened,
    customerId: known.result?.id ?? null,
    email: known.result?.email ?? shopper.email ?? null,
  };
  store.checkouts.set(token, checkout);
  events.push(...known.events, event("checkouts/update", checkoutPayload(store, checkout)));
  return { result: checkout, events };
}

/** Somebody at the checkout says who they are. */
export function identifyCheckout(store: Store, input: z.input<typeof IdentifyCheckout>, now: Date): Outcome<Checkout> {
  const { checkoutToken, ...shopper } = IdentifyCheckout.parse(input);
  const before = held(store.checkouts, checkoutToken, "checkout");
  const known = identify(store, shopper, now);
  const email = known.result?.email ?? shopper.email ?? before.email;
  const checkout = { ...before, customerId: known.result?.id ?? before.customerId, email, updatedAt: instant(now) };
  store.checkouts.set(checkout.token, checkout);
  return { result: checkout, events: [...known.events, event("checkouts/update", checkoutPayload(store, checkout))] };
}

/** A shopper who fills a cart, gives an address at the checkout and leaves. */
export function abandonCheckout(store: Store, input: z.input<typeof AbandonCheckout>, now: Date): Outcome<Checkout> {
  const { lines, ...shopper } = AbandonCheckout.parse(input);
  const cart = addToCart(store, { lines }, now);
  const checkout = startCheckout(store, { ...shopper, cartToken: cart.result.token }, now);
  return { result: checkout.result, events: [...cart.events, ...checkout.events] };
}

export function deleteCheckout(store: Store, input: z.input<typeof DeleteCheckout>): Outcome<null> {
  const checkout = held(store.checkouts, input.checkoutToken, "checkout");
  store.checkouts.delete(checkout.token);
  return { result: null, events: [event("checkouts/delete", checkoutDeletePayload(checkout))] };
}

function identify(store: Store, shopper: z.infer<typeof Shopper>, now: Date): Outcome<Customer | null> {
  const { customerId, email, firstName, lastName, subscribed } = shopper;
  if (customerId !== undefined) return { result: held(store.customers, customerId, "customer"), events: [] };
  if (email === undefined) return { result: null, events: [] };
  const known = [...store.customers.values()].find((customer) => customer.email?.toLowerCase() === email.toLowerCase());
  if (known) return { result: known, events: [] };
  return addCustomer(store, { email, firstName, lastName, subscribed }, now);
}

/** What is in the cart already becomes more of the same line. */
function withLine(lines: Line[], wanted: Line): Line[] {
  const same = lines.find(({ variantId }) => variantId === wanted.variantId);
  if (!same) return [...lines, wanted];
  const quantity = same.quantity + wanted.quantity;
  return lines.map((line) => (line === same ? { ...line, quantity, currentQuantity: quantity } : line));
}

function lineFor(store: Store, kit: Kit, { variantId, quantity }: z.infer<typeof WantedLine>): Line {
  for (const product of store.products.values()) {
    const variant = product.variants.find(({ id }) => id === variantId);
    if (variant) return buildLine(kit, product, { variant, quantity });
  }
  throw new RangeError(`The store holds no variant ${variantId}.`);
}
