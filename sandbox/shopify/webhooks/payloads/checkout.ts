import { toDecimal, toMinor } from "../../../factories/money";
import { lineTotalMinor, sum } from "../../../factories/totals";
import type { Checkout, Line, Store } from "../../store/model";
import { idNumber, type PrintableObject } from "../json";
import { localTime } from "../local-time";
import { postalAddress } from "./address";
import { nestedCustomer } from "./customer";
import { numericId, tokenFor } from "./names";

/** checkouts/create and checkouts/update. There is no `id` since 2026-04: a checkout is known by its token. */
export function checkoutPayload(store: Store, checkout: Checkout): PrintableObject {
  const time = (instant: string) => localTime(instant, store.shop.ianaTimezone);
  const customer = checkout.customerId === null ? null : (store.customers.get(checkout.customerId) ?? null);
  return {
    token: checkout.token,
    cart_token: checkout.cartToken,
    email: checkout.email,
    gateway: null,
    buyer_accepts_marketing: customer?.emailConsent.state === "subscribed",
    created_at: time(checkout.createdAt),
    updated_at: time(checkout.updatedAt),
    landing_site: null,
    note: null,
    note_attributes: [],
    referring_site: null,
    shipping_lines: [],
    taxes_included: false,
    total_weight: 0,
    currency: checkout.currency,
    completed_at: checkout.completedAt && time(checkout.completedAt),
    closed_at: null,
    user_id: null,
    location_id: null,
    source_identifier: null,
    source_url: null,
    device_id: null,
    phone: null,
    customer_locale: customer?.locale ?? null,
    line_items: checkout.lines.map((line) => checkoutLine(checkout, line)),
    name: `#${numericId(checkout.token)}`,
    source: null,
    abandoned_checkout_url: checkout.recoveryUrl,
    discount_codes: [],
    tax_lines: [],
    source_name: "web",
    ...checkoutAmounts(checkout),
    billing_address: postalAddress(customer),
    shipping_address: postalAddress(customer),
    customer: customer && nestedCustomer(store, customer),
  };
}

export function checkoutDeletePayload(checkout: Checkout): PrintableObject {
  return {
    id: idNumber(numericId(checkout.token)),
    ...checkoutAmounts(checkout),
    cart_token: checkout.cartToken,
  };
}

function checkoutAmounts({ lines, currency }: Checkout): PrintableObject {
  const discounts = sum(lines.map((line) => toMinor(line.discount, currency)));
  const subtotal = sum(lines.map((line) => lineTotalMinor(line, currency)));
  return {
    presentment_currency: currency,
    buyer_accepts_sms_marketing: false,
    sms_marketing_phone: null,
    total_discounts: toDecimal(discounts, currency),
    total_line_items_price: toDecimal(subtotal + discounts, currency),
    total_price: toDecimal(subtotal, currency),
    total_tax: toDecimal(0, currency),
    subtotal_price: toDecimal(subtotal, currency),
    total_duties: null,
    reservation_token: null,
  };
}

function checkoutLine({ token, currency }: Checkout, line: Line): PrintableObject {
  return {
    applied_discounts: [],
    discount_allocations: [],
    key: tokenFor(token, line.id),
    destination_location_id: null,
    fulfillment_service: "manual",
    gift_card: false,
    grams: 0,
    origin_location_id: null,
    presentment_title: line.title,
    presentment_variant_title: line.variantTitle,
    product_id: idNumber(line.productId),
    properties: null,
    quantity: line.quantity,
    requires_shipping: true,
    sku: line.sku || null,
    tax_lines: [],
    taxable: true,
    title: line.title,
    variant_id: idNumber(line.variantId),
    variant_title: line.variantTitle,
    variant_price: line.price,
    vendor: line.vendor || null,
    user_id: null,
    unit_price_measurement: {
      measured_type: null,
      quantity_value: null,
      quantity_unit: null,
      reference_value: null,
      reference_unit: null,
    },
    rank: null,
    compare_at_price: null,
    line_price: toDecimal(lineTotalMinor(line, currency), currency),
    price: line.price,
  };
}
