import type { Customer } from "../../store/model";
import { fullName } from "../../webhooks/payloads/names";
import { Entity, gid } from "../entity";

/** A customer's address; the model holds one, so it goes by the customer's id. */
export function mailingAddress(customer: Customer): Entity | null {
  const { address } = customer;
  if (!address) return null;
  return new Entity("MailingAddress", {
    id: gid("MailingAddress", customer.id),
    ...address,
    countryCodeV2: address.countryCode,
    firstName: customer.firstName,
    lastName: customer.lastName,
    name: fullName(customer),
    phone: customer.phone,
    formattedArea: [address.city, address.provinceCode, address.country].filter(Boolean).join(", "),
    formatted: [address.address1, `${address.zip} ${address.city}`, address.country],
    coordinatesValidated: false,
  });
}
