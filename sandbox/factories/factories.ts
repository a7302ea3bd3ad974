import type { Address, Cart, Checkout, Collection, Customer, Line, Order } from "../shopify/store/model";
import type { Product, Refund, Shop, Variant } from "../shopify/store/model";
import { buildCart, buildCheckout, type CheckoutGiven } from "./basket";
import { buildCollection, buildProduct, buildVariant } from "./catalog";
import { buildAddress, buildCustomer } from "./customer";
import type { Kit } from "./kit";
import { freshNumbers, type Numbers } from "./numbers";
import { buildLine, buildOrder, type LineGiven, type OrderGiven } from "./order";
import { randomFrom } from "./random";
import { buildRefund, type RefundGiven } from "./refund";
import { buildShop } from "./shop";

/** Builders of a store's things. Every field has a sensible default; whatever is given wins. */
export interface Factories extends Kit {
  shop(given?: Partial<Shop>): Shop;
  collection(given?: Partial<Collection>): Collection;
  variant(given?: Partial<Variant>): Variant;
  product(given?: Partial<Product>): Product;
  address(given?: Partial<Address>): Address;
  customer(given?: Partial<Customer>): Customer;
  line(product: Product, given?: LineGiven): Line;
  order(given?: OrderGiven): Order;
  refund(order: Order, given?: RefundGiven): Refund;
  cart(given?: Partial<Cart>): Cart;
  checkout(given?: CheckoutGiven): Checkout;
}

/**
 * A set of builders with its own ids and its own chance: the same seed and calls build the same things. `now` is the
 * moment from which default times are counted back; `numbers` continues behind an existing store (`numbersAfter`).
 */
export function factories(seed: number, now: Date, numbers: Numbers = freshNumbers()): Factories {
  const kit: Kit = { random: randomFrom(seed, "factories"), now, numbers };
  return {
    ...kit,
    shop: (given) => buildShop(kit, given),
    collection: (given) => buildCollection(kit, given),
    variant: (given) => buildVariant(kit, given),
    product: (given) => buildProduct(kit, given),
    address: (given) => buildAddress(given),
    customer: (given) => buildCustomer(kit, given),
    line: (product, given) => buildLine(kit, product, given),
    order: (given) => buildOrder(kit, given),
    refund: (order, given) => buildRefund(kit, order, given),
    cart: (given) => buildCart(kit, given),
    checkout: (given) => buildCheckout(kit, given),
  };
}
