import type { Customer } from "../../shopify/store/model";
import { fillBasket } from "../habits/basket";
import { drawCode } from "../habits/discount";
import type { Story } from "../happenings";
import { recoveryUrl } from "../orders/abandonment";
import { buyerOf, linesOf, placeOrder, type Buyer } from "../orders/purchase";
import { drawTaste } from "../people/taste";
import type { Setting } from "./setting";

type Ending = "leaves the cart" | "leaves the checkout" | "orders";

/** Somebody new signs up and orders for the first time. */
export function signsUpAndOrders(setting: Setting): Story {
  const { email, phone, firstName, lastName, locale, address } = setting.people.next();
  const known = setting.make.customer({ email, phone, firstName, lastName, locale, address });
  const joined = (at: string): Customer => ({
    ...known,
    emailConsent: { ...known.emailConsent, updatedAt: at },
    createdAt: at,
    updatedAt: at,
  });
  return [
    (at) => ({ kind: "customer-created", at, customer: joined(at) }),
    ...shopping(setting, buyerOf({ customer: known }), "orders", true),
  ];
}

/** Somebody the shop knows fills a cart and goes as far as told. */
export function comesBack(setting: Setting, ending: Ending): Story {
  const customer = setting.customers.take(
    (candidate) => setting.hasOrdered(candidate) && candidate.emailConsent.state === "subscribed",
  );
  return customer ? shopping(setting, buyerOf({ customer }), ending, false) : [];
}

/** Somebody orders and leaves no more than an address to write to. */
export function ordersAsGuest(setting: Setting): Story {
  return shopping(setting, buyerOf({ customer: null, identity: setting.people.next() }), "orders", true);
}

/** A cart that belongs to nobody known. */
export function fillsCartUnknown(setting: Setting): Story {
  return shopping(setting, null, "leaves the cart", true);
}

function shopping(setting: Setting, buyer: Buyer | null, ending: Ending, firstOrder: boolean): Story {
  const { make, random, goods, store } = setting;
  const now = make.now.getTime();
  const picks = fillBasket(random, goods, drawTaste(random), now, []);
  const code = drawCode(random, { at: now, firstOrder, wholesale: false });
  const cart = make.cart({ lines: linesOf(make, picks) });
  const fills: Story = [(at) => ({ kind: "cart-filled", at, cart: { ...cart, createdAt: at, updatedAt: at } })];
  if (ending === "leaves the cart" || !buyer) return fills;

  const token = make.random.hex(32);
  const checkout = make.checkout({
    token,
    cartToken: cart.token,
    customerId: buyer.customer?.id ?? null,
    email: buyer.email,
    lines: linesOf(make, picks),
    recoveryUrl: recoveryUrl(store.shop, token),
  });
  const starts: Story = [
    (at) => ({ kind: "checkout-started", at, checkout: { ...checkout, createdAt: at, updatedAt: at } }),
  ];
  if (ending === "leaves the checkout") return [...fills, ...starts];

  const placed = placeOrder(make, random, { at: now, buyer, picks, code });
  const order = { ...placed, cartToken: cart.token, checkoutToken: token };
  return [
    ...fills,
    ...starts,
    (at) => ({
      kind: "order-placed",
      at,
      order: { ...order, createdAt: at, processedAt: at, updatedAt: at },
    }),
  ];
}
