import type { Shop } from "../../store/model";
import { Entity, gid } from "../entity";
import type { View } from "../view";
import { metafieldFields } from "./metafield";

export function shopEntity(shop: Shop, view: View): Entity {
  const url = `https://${shop.domain}`;
  return new Entity("Shop", {
    id: gid("Shop", shop.id),
    name: shop.name,
    email: shop.email,
    contactEmail: shop.email,
    shopOwnerName: shop.name,
    myshopifyDomain: shop.domain,
    url,
    primaryDomain: new Entity("Domain", {
      id: gid("Domain", shop.id),
      host: shop.domain,
      url,
      sslEnabled: true,
    }),
    currencyCode: shop.currency,
    enabledPresentmentCurrencies: [shop.currency],
    ianaTimezone: shop.ianaTimezone,
    timezoneAbbreviation: () => zoneName(shop.ianaTimezone, "short", view.now),
    timezoneOffset: () => offsetOf(shop.ianaTimezone, view.now).text,
    timezoneOffsetMinutes: () => offsetOf(shop.ianaTimezone, view.now).minutes,
    shopAddress: new Entity("ShopAddress", {
      id: gid("ShopAddress", shop.id),
      countryCodeV2: shop.countryCode,
      formatted: [shop.countryCode],
      coordinatesValidated: false,
    }),
    plan: new Entity("ShopPlan", { publicDisplayName: "Development", partnerDevelopment: true, shopifyPlus: false }),
    taxesIncluded: false,
    taxShipping: false,
    setupRequired: false,
    checkoutApiSupported: true,
    ...metafieldFields("Shop", shop.id, view),
  });
}

/** "+0200" and its minutes, as of `now`. */
function offsetOf(timeZone: string, now: Date): { text: string; minutes: number } {
  const [, sign = "+", hours = "00", minutes = "00"] =
    /GMT([+-])(\d{2}):(\d{2})/.exec(zoneName(timeZone, "longOffset", now)) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return { text: `${sign}${hours}${minutes}`, minutes: sign === "-" ? -total : total };
}

function zoneName(timeZone: string, timeZoneName: "short" | "longOffset", now: Date): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName }).formatToParts(now);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}
