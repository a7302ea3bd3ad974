import type { ConsentState } from "~/domains/consent/model";
import type { Definition } from "../model";
import type { Answer } from "./answers";

/** Everything that definitions look at of one profile. Ids are decimal strings; money is in minor units. */
export interface ProfileFacts {
  profileId: string;
  customerId: string | null;
  /** Normalised. */
  email: string | null;
  locale: string | null;
  /** Two capital letters. */
  countryCode: string | null;
  regionCode: string | null;
  city: string | null;
  knownSince: Date;
  deletedAt: Date | null;
  /** The profile that took this one's place. */
  mergedInto: string | null;
  /** Orders Shopify counts, also those the app may not read. */
  lifetimeOrders: number | null;
  tags: readonly TagMark[];
  /** Said for the profile's present address. */
  consents: readonly Consent[];
  orders: readonly Order[];
  checkouts: readonly Checkout[];
  events: readonly ShopperEvent[];
  stays: readonly Stay[];
}

export interface TagMark {
  tag: string;
  present: boolean;
  markedAt: Date;
}

export interface Consent {
  state: ConsentState;
  occurredAt: Date;
}

export interface Order {
  orderId: string;
  processedAt: Date;
  cancelledAt: Date | null;
  deletedAt: Date | null;
  /** When the source said what the order says here. */
  version: Date;
  totalMinor: number;
  /** Refunded in sum, where only the sum is told. */
  refundedMinor: number;
  discountCodes: readonly string[];
  sourceName: string | null;
  checkoutToken: string | null;
  lines: readonly OrderLine[];
  refunds: readonly Refund[];
}

export interface OrderLine {
  lineId: string;
  productId: string | null;
  variantId: string | null;
  sku: string;
  quantity: number;
  /** Left after edits and refunds. */
  currentQuantity: number;
  unitPriceMinor: number;
  version: Date;
}

export interface Refund {
  refundId: string;
  amountMinor: number;
  refundedAt: Date;
}

export interface Checkout {
  token: string;
  startedAt: Date;
  completedAt: Date | null;
  deletedAt: Date | null;
}

export interface ShopperEvent {
  kind: string;
  sourceId: string;
  occurredAt: Date;
  properties: Readonly<Record<string, unknown>>;
}

export interface Stay {
  segmentId: number;
  enteredAt: Date;
  leftAt: Date | null;
}

export interface CatalogProduct {
  type: string;
  vendor: string;
  tags: readonly string[];
  collectionIds: readonly string[];
}

/** Products by id, as they were last told. */
export type Catalog = ReadonlyMap<string, CatalogProduct>;

/** Where and when a definition is asked, and what it is asked about besides the shopper. */
export interface ReadContext {
  shopId: number;
  timezone: string;
  currency: string;
  asOf: Date;
  /** Orders before it are known only by number; null when all are known. */
  historyFrom: Date | null;
  shopRhythmSeconds: number;
  catalog: Catalog;
  /** What the shop's segments mean now. */
  segments: ReadonlyMap<number, Definition>;
  /** Traits that are taken as they were derived, by profile and name. */
  kept: ReadonlyMap<string, ReadonlyMap<string, KeptTrait>>;
}

/** A derived value, and since when it is known to have been that. */
export interface KeptTrait {
  answer: Answer;
  since: Date;
}

/** Whether the profile is one that definitions are asked of, by the instant. */
export function isAsked(facts: ProfileFacts, asOf: Date): boolean {
  return facts.knownSince <= asOf && facts.mergedInto === null && !happenedBy(facts.deletedAt, asOf);
}

export function happenedBy(at: Date | null, asOf: Date): boolean {
  return at !== null && at <= asOf;
}
