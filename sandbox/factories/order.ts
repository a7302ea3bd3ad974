import type { Customer, Line, Order, Product, Variant } from "../shopify/store/model";
import { DAY, instant } from "./instants";
import type { Kit } from "./kit";

export interface LineGiven extends Partial<Line> {
  /** Left out: the product's first variant. */
  variant?: Variant;
}

export interface OrderGiven extends Partial<Order> {
  /** Left out, with neither `customerId` nor `email`: an order at the till, by nobody known. */
  customer?: Customer;
}

/** One line for a product. Quantity 1, no discount, nothing given back. */
export function buildLine({ numbers }: Kit, product: Product, given: LineGiven = {}): Line {
  const { variant = product.variants[0], ...rest } = given;
  const quantity = rest.quantity ?? 1;
  return {
    id: numbers.id(),
    productId: product.id,
    variantId: variant.id,
    title: product.title,
    variantTitle: variant.title === "Default Title" ? null : variant.title,
    sku: variant.sku,
    vendor: product.vendor,
    quantity,
    currentQuantity: quantity,
    price: variant.price,
    discount: "0.00",
    ...rest,
  };
}

/** A line that was typed in by hand and belongs to no product, as Shopify allows. */
export function buildCustomLine({ numbers }: Kit): Line {
  return {
    id: numbers.id(),
    productId: null,
    variantId: null,
    title: "Custom item",
    variantTitle: null,
    sku: "",
    vendor: "",
    quantity: 1,
    currentQuantity: 1,
    price: "20.00",
    discount: "0.00",
  };
}

/** A paid web order of yesterday with one custom line, unless told otherwise. */
export function buildOrder(kit: Kit, { customer, ...given }: OrderGiven = {}): Order {
  const number = given.number ?? kit.numbers.orderNumber();
  const processedAt = given.processedAt ?? instant(kit.now.getTime() - DAY);
  const createdAt = given.createdAt ?? processedAt;
  const online = given.sourceName === undefined || given.sourceName === "web";
  return {
    id: kit.numbers.id(),
    number,
    name: `#${number}`,
    customerId: customer?.id ?? null,
    email: customer?.email ?? null,
    test: false,
    currency: "GBP",
    lines: given.lines ?? [buildCustomLine(kit)],
    shippingPrice: "0.00",
    discountCodes: [],
    refunds: [],
    sourceName: "web",
    cartToken: online ? kit.random.hex(32) : null,
    checkoutToken: online ? kit.random.hex(32) : null,
    customerLocale: customer?.locale ?? "en-GB",
    financialStatus: "paid",
    fulfillmentStatus: null,
    landingSite: online ? "/" : null,
    createdAt,
    processedAt,
    updatedAt: createdAt,
    cancelledAt: null,
    cancelReason: null,
    ...given,
  };
}
