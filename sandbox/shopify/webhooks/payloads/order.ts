import type { Customer, Order, Store } from "../../store/model";
import { idNumber, type PrintableObject } from "../json";
import { localTime } from "../local-time";
import { postalAddress } from "./address";
import { nestedCustomer } from "./customer";
import { lineItem } from "./line-item";
import { moneySet } from "./money-set";
import { tokenFor } from "./names";
import { orderAmounts } from "./order-amounts";
import { refundPayload } from "./refund";

/** orders/create, updated, paid, cancelled and fulfilled all carry the whole order. */
export function orderPayload(store: Store, order: Order): PrintableObject {
  const customer = order.customerId === null ? null : (store.customers.get(order.customerId) ?? null);
  return {
    ...orderFacts(store, order, customer),
    ...orderAmounts(order),
    billing_address: postalAddress(customer),
    customer: customer && nestedCustomer(store, customer),
    discount_applications: order.discountCodes.map(discountApplication),
    fulfillments: [],
    line_items: order.lines.map((line) => lineItem(store, order, line)),
    payment_terms: null,
    refunds: order.refunds.map((refund) => refundPayload(store, order, refund)),
    shipping_address: postalAddress(customer),
    shipping_lines: [shippingLine(order)],
    returns: [],
    line_item_groups: [],
  };
}

export function orderDeletePayload(orderId: string): PrintableObject {
  return { id: idNumber(orderId) };
}

function orderFacts({ shop }: Store, order: Order, customer: Customer | null): PrintableObject {
  const time = (instant: string) => localTime(instant, shop.ianaTimezone);
  const token = tokenFor(shop.domain, order.id);
  return {
    id: idNumber(order.id),
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    app_id: null,
    browser_ip: null,
    buyer_accepts_marketing: customer?.emailConsent.state === "subscribed",
    cancel_reason: order.cancelReason,
    cancelled_at: order.cancelledAt && time(order.cancelledAt),
    cart_token: order.cartToken,
    checkout_token: order.checkoutToken,
    client_details: null,
    closed_at: null,
    confirmation_number: null,
    confirmed: true,
    contact_email: order.email,
    created_at: time(order.createdAt),
    currency: order.currency,
    customer_locale: order.customerLocale,
    device_id: null,
    discount_codes: order.discountCodes.map(({ code, amount }) => ({ code, amount, type: "fixed_amount" })),
    duties_included: false,
    email: order.email,
    estimated_taxes: false,
    financial_status: order.financialStatus,
    fulfillment_status: order.fulfillmentStatus,
    landing_site: order.landingSite,
    landing_site_ref: null,
    location_id: null,
    merchant_business_entity_id: null,
    merchant_of_record_app_id: null,
    name: order.name,
    note: null,
    note_attributes: [],
    // Shopify counts orders from 1 and prints them from 1001.
    number: Math.max(order.number - 1000, 1),
    order_number: order.number,
    order_status_url: `https://${shop.domain}/${shop.id}/orders/${token}/authenticate?key=${token}`,
    payment_gateway_names: ["bogus"],
    phone: null,
    po_number: null,
    presentment_currency: order.currency,
    processed_at: time(order.processedAt),
    reference: null,
    referring_site: null,
    source_identifier: null,
    source_name: order.sourceName,
    source_url: null,
    tags: "",
    tax_exempt: false,
    tax_lines: [],
    taxes_included: false,
    test: order.test,
    token,
    total_weight: 0,
    updated_at: time(order.updatedAt),
    user_id: null,
  };
}

function discountApplication({ code, amount }: Order["discountCodes"][number]): PrintableObject {
  return {
    target_type: "line_item",
    type: "discount_code",
    value: amount,
    value_type: "fixed_amount",
    allocation_method: "across",
    target_selection: "all",
    code,
  };
}

/** The model holds one shipping price per order, so its line goes by the order's id. */
function shippingLine({ id, shippingPrice, currency }: Order): PrintableObject {
  return {
    id: idNumber(id),
    carrier_identifier: null,
    code: "Standard",
    current_discounted_price_set: moneySet(shippingPrice, currency),
    discounted_price: shippingPrice,
    discounted_price_set: moneySet(shippingPrice, currency),
    is_removed: false,
    phone: null,
    price: shippingPrice,
    price_set: moneySet(shippingPrice, currency),
    requested_fulfillment_service_id: null,
    source: "shopify",
    title: "Standard",
    tax_lines: [],
    discount_allocations: [],
  };
}
