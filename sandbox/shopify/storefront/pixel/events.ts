import type {
  Cart as PixelCart,
  CartLine,
  Checkout as PixelCheckout,
  CheckoutLineItem,
  Collection as PixelCollection,
  MoneyV2,
  ProductVariant,
  RegisterInit,
} from "@shopify/web-pixels-extension";
import { lineTotalMinor, sum } from "../../../factories/totals";
import { toDecimal } from "../../../factories/money";
import type { Cart, Checkout, Collection, Line, Order, Product, Variant } from "../../store/model";
import { purchasesOf } from "../../store/purchases";
import { productOf } from "../objects/cart";
import { productsIn } from "../objects/product";
import type { Visit } from "../visit";

// Shopify's shapes, checked by its own types. Ids are numbers as text, amounts are plain numbers.

export function variantData(product: Product, variant: Variant, visit: Visit): ProductVariant {
  const { currency } = visit.installation.store.shop;
  return {
    id: variant.id,
    image: { src: product.imageUrl },
    price: { amount: Number(variant.price), currencyCode: currency },
    product: {
      id: product.id,
      title: product.title,
      type: product.productType,
      untranslatedTitle: product.title,
      url: `${visit.root.slice(visit.base.length)}/products/${product.handle}`,
      vendor: product.vendor,
    },
    sku: variant.sku,
    title: variant.title,
    untranslatedTitle: variant.title,
  };
}

export function collectionData(collection: Collection, visit: Visit): PixelCollection {
  const { id, title } = collection;
  return { id, title, productVariants: firstVariants(productsIn(collection, visit), visit) };
}

export function firstVariants(products: readonly Product[], visit: Visit): ProductVariant[] {
  return products.map((product) => variantData(product, product.variants[0], visit));
}

export function cartData(cart: Cart | null, visit: Visit): PixelCart | null {
  if (cart === null) return null;
  return {
    id: cart.token,
    attributes: [],
    cost: { totalAmount: moneyOf(cart.lines, visit) },
    lines: cart.lines.flatMap((line) => lineData(line, visit) ?? []),
    totalQuantity: sum(cart.lines.map(({ quantity }) => quantity)),
  };
}

export function lineData(line: Line, visit: Visit): CartLine | null {
  const merchandise = merchandiseOf(line, visit);
  return merchandise && { cost: { totalAmount: moneyOf([line], visit) }, merchandise, quantity: line.quantity };
}

export function checkoutData(checkout: Checkout, order: Order | null, visit: Visit): PixelCheckout {
  const total = moneyOf(order?.lines ?? checkout.lines, visit);
  return {
    attributes: [],
    billingAddress: null,
    buyerAcceptsEmailMarketing: false,
    buyerAcceptsSmsMarketing: false,
    currencyCode: checkout.currency,
    delivery: null,
    discountApplications: [],
    discountsAmount: { amount: 0, currencyCode: checkout.currency },
    email: checkout.email,
    lineItems: checkout.lines.map((line) => checkoutLine(line, visit)),
    localization: {
      country: { isoCode: visit.country },
      language: { isoCode: visit.locale },
      market: { id: "1", handle: visit.country.toLowerCase() },
    },
    order: order && { id: order.id, customer: orderCustomer(order, visit) },
    phone: null,
    shippingAddress: null,
    shippingLine: null,
    smsMarketingPhone: null,
    subtotalPrice: total,
    token: checkout.token,
    totalPrice: total,
    totalTax: { amount: 0, currencyCode: checkout.currency },
    transactions: [],
  };
}

/** What a pixel is told when it begins. */
export function initData(visit: Visit): RegisterInit["data"] {
  const { shop } = visit.installation.store;
  const { customer, base, host } = visit;
  return {
    customer: customer && {
      id: customer.id,
      email: customer.email,
      firstName: customer.firstName,
      lastName: customer.lastName,
      phone: customer.phone,
      ordersCount: purchasesOf(visit.installation.store, customer.id).numberOfOrders,
    },
    cart: cartData(visit.cart, visit),
    shop: {
      name: shop.name,
      countryCode: shop.countryCode,
      myshopifyDomain: shop.domain,
      storefrontUrl: `http://${host}${base}`,
      paymentSettings: { currencyCode: shop.currency },
    },
    purchasingCompany: null,
  };
}

function checkoutLine(line: Line, visit: Visit): CheckoutLineItem {
  return {
    id: line.variantId,
    title: line.title,
    quantity: line.quantity,
    variant: merchandiseOf(line, visit),
    finalLinePrice: moneyOf([line], visit),
    discountAllocations: [],
    properties: [],
    sellingPlanAllocation: null,
  };
}

function merchandiseOf(line: Line, visit: Visit): ProductVariant | null {
  const product = productOf(visit.installation.store, line);
  const variant = product?.variants.find(({ id }) => id === line.variantId);
  return product && variant ? variantData(product, variant, visit) : null;
}

function orderCustomer({ customerId }: Order, { installation }: Visit): { id: string; isFirstOrder: boolean } | null {
  if (customerId === null) return null;
  return { id: customerId, isFirstOrder: purchasesOf(installation.store, customerId).numberOfOrders === 1 };
}

function moneyOf(lines: readonly Line[], { installation }: Visit): MoneyV2 {
  const { currency } = installation.store.shop;
  const minor = sum(lines.map((line) => lineTotalMinor(line, currency)));
  return { amount: Number(toDecimal(minor, currency)), currencyCode: currency };
}
