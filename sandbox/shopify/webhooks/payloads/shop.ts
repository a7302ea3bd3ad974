import type { Shop } from "../../store/model";
import { idNumber, type PrintableObject } from "../json";
import { preciseTime } from "../local-time";

/** shop/update and app/uninstalled both carry the shop. */
export function shopPayload(shop: Shop): PrintableObject {
  return {
    id: idNumber(shop.id),
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    province: null,
    country: shop.countryCode,
    address1: null,
    zip: null,
    city: null,
    source: null,
    phone: null,
    latitude: null,
    longitude: null,
    primary_locale: "en",
    address2: null,
    created_at: null,
    updated_at: null,
    country_code: shop.countryCode,
    country_name: new Intl.DisplayNames("en", { type: "region" }).of(shop.countryCode) ?? null,
    currency: shop.currency,
    customer_email: shop.email,
    timezone: shop.ianaTimezone,
    iana_timezone: shop.ianaTimezone,
    shop_owner: shop.name,
    ...moneyFormats(shop.currency),
    weight_unit: "kg",
    province_code: null,
    taxes_included: null,
    auto_configure_tax_inclusivity: null,
    tax_shipping: null,
    county_taxes: null,
    plan_display_name: "Development",
    plan_name: "partner_test",
    has_discounts: false,
    has_gift_cards: false,
    myshopify_domain: shop.domain,
    google_apps_domain: null,
    google_apps_login_enabled: null,
    eligible_for_payments: false,
    requires_extra_payments_agreement: false,
    password_enabled: null,
    has_storefront: true,
    finances: true,
    primary_location_id: null,
    checkout_api_supported: true,
    multi_location_enabled: false,
    setup_required: false,
    pre_launch_enabled: false,
    enabled_presentment_currencies: [shop.currency],
    marketing_sms_consent_enabled_at_checkout: false,
    transactional_sms_disabled: false,
  };
}

export function scopesPayload(shop: Shop, previous: string[], current: string[], now: Date): PrintableObject {
  return {
    id: idNumber(shop.id),
    shop_id: `gid://shopify/Shop/${shop.id}`,
    previous,
    current,
    updated_at: preciseTime(now.toISOString()),
  };
}

function moneyFormats(currency: string): PrintableObject {
  const amount = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  const symbol = amount.formatToParts(0).find((part) => part.type === "currency")?.value ?? currency;
  const plain = `${symbol}{{amount}}`;
  const named = `${plain} ${currency}`;
  return {
    money_format: plain,
    money_with_currency_format: named,
    money_in_emails_format: plain,
    money_with_currency_in_emails_format: named,
  };
}
