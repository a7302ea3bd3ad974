import type { z } from "zod";
import { consentStates } from "~/domains/consent/model";
import { digestOf } from "~/lib/hash";
import { normalizeEmail } from "~/lib/wire";
import type { Facts } from "../model";
import type { CustomerNode } from "./nodes";

/** A customer whose creation nobody tells has always been there. */
const always = new Date(0);

export function customerFacts(node: z.infer<typeof CustomerNode>): Partial<Facts> {
  const email = normalizeEmail(node.defaultEmailAddress?.emailAddress ?? node.email);
  const createdAt = node.createdAt ?? node.updatedAt ?? always;
  const version = node.updatedAt ?? createdAt;
  const content = {
    customerId: node.id,
    email,
    phone: node.defaultPhoneNumber?.phoneNumber ?? null,
    firstName: node.firstName ?? "",
    lastName: node.lastName ?? "",
    countryCode: node.defaultAddress?.countryCodeV2 ?? null,
    regionCode: node.defaultAddress?.provinceCode ?? null,
    city: node.defaultAddress?.city ?? null,
    createdAt,
  };
  return {
    customers: [{ ...content, version, digest: digestOf(content) }],
    consents: consentFacts(node, email, createdAt),
    tagSnapshots: node.tags ? [{ customerId: node.id, tags: node.tags, at: version }] : [],
    lifetimeOrders:
      typeof node.numberOfOrders === "number"
        ? [{ customerId: node.id, orders: node.numberOfOrders, at: version }]
        : [],
    locales: node.locale ? [{ customerId: node.id, locale: node.locale }] : [],
  };
}

function consentFacts(node: z.infer<typeof CustomerNode>, email: string | null, createdAt: Date): Facts["consents"] {
  const told = node.defaultEmailAddress;
  const state = consentStates.find((known) => known === told?.marketingState?.toLowerCase());
  // Who was never asked has said nothing.
  if (!email || !state || (state === "not_subscribed" && !told?.marketingUpdatedAt)) return [];
  const optInLevel = told?.marketingOptInLevel?.toLowerCase() ?? null;
  const occurredAt = told?.marketingUpdatedAt ?? createdAt;
  return [{ customerId: node.id, email, state, optInLevel, source: "shopify", occurredAt }];
}
