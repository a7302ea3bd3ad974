// What a Shopify store holds, as far as the sandbox knows it. One model, two ways out: `../webhooks/payloads.ts` prints
// it as webhook bodies, `../graphql/` answers Admin API queries from it. Ids are decimal strings, money is a decimal
// string in the shop's currency as Shopify writes it ("12.50", "1250" for yen), times are ISO 8601 in UTC.

export type Id = string;
export type Decimal = string;
export type Instant = string;

export interface Shop {
  id: Id;
  domain: string;
  name: string;
  email: string;
  ianaTimezone: string;
  currency: string;
  countryCode: string;
}

export interface Collection {
  id: Id;
  title: string;
  handle: string;
  updatedAt: Instant;
}

export interface Variant {
  id: Id;
  title: string;
  sku: string;
  price: Decimal;
  compareAtPrice: Decimal | null;
  inventoryQuantity: number;
}

export interface Product {
  id: Id;
  title: string;
  handle: string;
  productType: string;
  vendor: string;
  tags: string[];
  status: "active" | "draft" | "archived";
  descriptionHtml: string;
  imageUrl: string | null;
  collectionIds: Id[];
  variants: [Variant, ...Variant[]];
  createdAt: Instant;
  updatedAt: Instant;
}

export interface Address {
  address1: string;
  city: string;
  province: string | null;
  provinceCode: string | null;
  country: string;
  countryCode: string;
  zip: string;
}

export type ConsentState = "subscribed" | "unsubscribed" | "not_subscribed" | "pending";

export interface EmailConsent {
  state: ConsentState;
  optInLevel: "single_opt_in" | "confirmed_opt_in" | "unknown" | null;
  updatedAt: Instant | null;
}

export interface Customer {
  id: Id;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  locale: string;
  state: "disabled" | "invited" | "enabled" | "declined";
  verifiedEmail: boolean;
  tags: string[];
  address: Address | null;
  emailConsent: EmailConsent;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface Line {
  id: Id;
  productId: Id | null;
  variantId: Id | null;
  title: string;
  variantTitle: string | null;
  sku: string;
  vendor: string;
  quantity: number;
  /** Quantity left after edits and refunds. */
  currentQuantity: number;
  /** Price of one, before discounts. */
  price: Decimal;
  /** Discount on the whole line. */
  discount: Decimal;
}

export interface Refund {
  id: Id;
  createdAt: Instant;
  note: string | null;
  /** What the shopper got back in all. */
  amount: Decimal;
  lines: { lineId: Id; quantity: number; subtotal: Decimal }[];
}

export interface Order {
  id: Id;
  number: number;
  /** "#1001" */
  name: string;
  customerId: Id | null;
  email: string | null;
  test: boolean;
  currency: string;
  lines: Line[];
  shippingPrice: Decimal;
  discountCodes: { code: string; amount: Decimal }[];
  refunds: Refund[];
  sourceName: string;
  cartToken: string | null;
  checkoutToken: string | null;
  customerLocale: string;
  financialStatus: "pending" | "paid" | "partially_refunded" | "refunded" | "voided";
  fulfillmentStatus: "fulfilled" | null;
  landingSite: string | null;
  createdAt: Instant;
  processedAt: Instant;
  updatedAt: Instant;
  cancelledAt: Instant | null;
  cancelReason: "customer" | "inventory" | "fraud" | "declined" | "other" | null;
}

export interface Cart {
  token: string;
  lines: Line[];
  currency: string;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface Checkout {
  token: string;
  cartToken: string | null;
  customerId: Id | null;
  email: string | null;
  lines: Line[];
  currency: string;
  recoveryUrl: string;
  createdAt: Instant;
  updatedAt: Instant;
  completedAt: Instant | null;
}

/** A group of customers that the merchant has put into words, in Shopify's segment query language. */
export interface Segment {
  id: Id;
  name: string;
  query: string;
  createdAt: Instant;
  updatedAt: Instant;
}

/** A code of a discount, and how often it was used by whom: customers' ids, or addresses of guests. */
export interface DiscountCode {
  id: Id;
  code: string;
  usedBy: string[];
}

/** A discount that is had by a code. Codes are kept by their text in upper case: shoppers may write them in any. */
export interface Discount {
  id: Id;
  title: string;
  percentage: number | null;
  amount: Decimal | null;
  minimumSubtotal: Decimal | null;
  /** How often each code can be used. */
  usageLimit: number | null;
  isOncePerCustomer: boolean;
  startsAt: Instant;
  endsAt: Instant | null;
  createdAt: Instant;
  codes: Map<string, DiscountCode>;
}

/** Work that adds codes to a discount. Whoever asks for the first time is told that it goes on. */
export interface CodeCreation {
  id: Id;
  discountId: Id;
  createdAt: Instant;
  timesAsked: number;
  codes: { code: string; isAdded: boolean; problem: string | null }[];
}

/** One store with all it holds. Maps are keyed by id, or by token for carts and checkouts. */
export interface Store {
  shop: Shop;
  collections: Map<Id, Collection>;
  products: Map<Id, Product>;
  customers: Map<Id, Customer>;
  orders: Map<Id, Order>;
  carts: Map<string, Cart>;
  checkouts: Map<string, Checkout>;
  segments: Map<Id, Segment>;
  discounts: Map<Id, Discount>;
  codeCreations: Map<Id, CodeCreation>;
}
