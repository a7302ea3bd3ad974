import type { Order, OrderLine, ProfileFacts, ReadContext, ShopperEvent } from "~/domains/segments/reader/facts";
import { lifecycleRule } from "~/domains/traits/model";
import { smallCatalog } from "./catalog";

/** A shop in London that sells what is in the small catalog, as of an instant. */
export function shopAt(asOf: string, given: Partial<ReadContext> = {}): ReadContext {
  return {
    shopId: 1,
    timezone: "Europe/London",
    currency: "GBP",
    asOf: new Date(asOf),
    historyFrom: null,
    shopRhythmSeconds: lifecycleRule.guessedRhythmSeconds,
    catalog: smallCatalog,
    segments: new Map(),
    kept: new Map(),
    ...given,
  };
}

/** Somebody known for long of whom nothing else is told than what is given. */
export function somebody(given: Partial<ProfileFacts> = {}): ProfileFacts {
  return {
    profileId: "1",
    customerId: null,
    email: null,
    locale: null,
    countryCode: null,
    regionCode: null,
    city: null,
    knownSince: new Date("2020-01-01T00:00:00Z"),
    deletedAt: null,
    mergedInto: null,
    lifetimeOrders: null,
    tags: [],
    consents: [],
    orders: [],
    checkouts: [],
    events: [],
    stays: [],
    ...given,
  };
}

/** An order of 50.00, told when it was placed, of one item of each product. */
export function order(at: string, productIds: readonly string[] = ["101"], given: Partial<Order> = {}): Order {
  const processedAt = new Date(at);
  return {
    orderId: String(processedAt.getTime()),
    processedAt,
    cancelledAt: null,
    deletedAt: null,
    version: processedAt,
    totalMinor: 5000,
    refundedMinor: 0,
    discountCodes: [],
    sourceName: "web",
    checkoutToken: null,
    lines: productIds.map((productId, i) => line(productId, { lineId: String(i + 1), version: processedAt })),
    refunds: [],
    ...given,
  };
}

export function line(productId: string | null, given: Partial<OrderLine> = {}): OrderLine {
  return {
    lineId: "1",
    productId,
    variantId: null,
    sku: "",
    quantity: 1,
    currentQuantity: 1,
    unitPriceMinor: 2500,
    version: new Date("2020-01-01T00:00:00Z"),
    ...given,
  };
}

export function event(kind: string, at: string, properties: ShopperEvent["properties"] = {}): ShopperEvent {
  return { kind, sourceId: `${kind} ${at}`, occurredAt: new Date(at), properties };
}

export function viewed(at: string, ...productIds: string[]): ShopperEvent {
  return event("product_viewed", at, { productIds });
}
