import type { Shop } from "../shopify/store/model";
import type { Kit } from "./kit";

export function buildShop({ numbers }: Kit, given: Partial<Shop> = {}): Shop {
  return {
    id: numbers.id(),
    domain: "corner-shop.myshopify.com",
    name: "Corner Shop",
    email: "hello@corner-shop.example.com",
    ianaTimezone: "Europe/London",
    currency: "GBP",
    countryCode: "GB",
    ...given,
  };
}
