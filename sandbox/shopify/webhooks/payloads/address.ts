import type { Customer } from "../../store/model";
import { idNumber, type PrintableObject } from "../json";
import { fullName } from "./names";

/** An address as orders and checkouts carry it; null when the customer has given none. */
export function postalAddress(customer: Customer | null): PrintableObject | null {
  if (!customer?.address) return null;
  const { address } = customer;
  return {
    first_name: customer.firstName,
    address1: address.address1,
    phone: customer.phone,
    city: address.city,
    zip: address.zip,
    province: address.province,
    country: address.country,
    last_name: customer.lastName,
    address2: null,
    company: null,
    latitude: null,
    longitude: null,
    name: fullName(customer),
    country_code: address.countryCode,
    province_code: address.provinceCode,
  };
}

/** A customer's own address. It is the only one the model holds, so it goes by the customer's id. */
export function customerAddress(customer: Customer): PrintableObject | null {
  if (!customer.address) return null;
  const { address } = customer;
  return {
    id: idNumber(customer.id),
    customer_id: idNumber(customer.id),
    first_name: customer.firstName,
    last_name: customer.lastName,
    company: null,
    address1: address.address1,
    address2: null,
    city: address.city,
    province: address.province,
    country: address.country,
    zip: address.zip,
    phone: customer.phone,
    name: fullName(customer),
    province_code: address.provinceCode,
    country_code: address.countryCode,
    country_name: address.country,
    default: true,
  };
}
