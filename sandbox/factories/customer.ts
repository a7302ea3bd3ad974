import type { Address, Customer } from "../shopify/store/model";
import { DAY, instant, latest } from "./instants";
import type { Kit } from "./kit";

/** A subscribed customer without orders, signed up 90 days ago unless told otherwise. */
export function buildCustomer({ numbers, now }: Kit, given: Partial<Customer> = {}): Customer {
  const id = given.id ?? numbers.id();
  const createdAt = given.createdAt ?? instant(now.getTime() - 90 * DAY);
  const emailConsent = given.emailConsent ?? { state: "subscribed", optInLevel: "single_opt_in", updatedAt: createdAt };
  return {
    id,
    email: `shopper-${id}@example.com`,
    phone: null,
    firstName: "Sam",
    lastName: "Shopper",
    locale: "en-GB",
    state: "disabled",
    verifiedEmail: true,
    tags: [],
    address: buildAddress(),
    emailConsent,
    createdAt,
    updatedAt: latest(createdAt, emailConsent.updatedAt),
    ...given,
  };
}

export function buildAddress(given: Partial<Address> = {}): Address {
  return {
    address1: "1 High Street",
    city: "London",
    province: "England",
    provinceCode: "ENG",
    country: "United Kingdom",
    countryCode: "GB",
    zip: "N1 1AA",
    ...given,
  };
}
