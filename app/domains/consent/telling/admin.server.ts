import { z } from "zod";
import { adminRequest } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { Gid } from "~/lib/shopify-id";
import { Instant } from "~/lib/wire";
import { consentStates } from "../model";
import type { KnownThere, Telling } from "./model";
import { createCustomer, customerByAddress, grantedScopesQuery, updateConsent } from "./operations";

const Granted = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

/** Whether the app may write to customers now. Shopify knows it before its webhook has come. */
export async function mayWrite(shop: Shop, now: Date): Promise<boolean> {
  const { currentAppInstallation } = await adminRequest(shop, grantedScopesQuery, {}, Granted, now);
  return currentAppInstallation.accessScopes.some(({ handle }) => handle === "write_customers");
}

const Customer = z
  .object({
    id: Gid("Customer"),
    defaultEmailAddress: z
      .object({
        emailAddress: z.string(),
        marketingState: z.string().toLowerCase().pipe(z.enum(consentStates)),
        marketingOptInLevel: z.string().toLowerCase().nullable(),
        marketingUpdatedAt: Instant.nullable(),
      })
      .nullable(),
  })
  .transform(({ id, defaultEmailAddress: address }): KnownThere => ({
    customerId: id,
    state: address?.marketingState ?? "not_subscribed",
    optInLevel: address?.marketingOptInLevel ?? null,
    saidAt: address?.marketingUpdatedAt ?? null,
  }));

/** What Shopify has of an address; null when it is no customer's. */
export async function findThere(shop: Shop, email: string, now: Date): Promise<KnownThere | null> {
  const schema = z.object({ customerByIdentifier: Customer.nullable() });
  return (await adminRequest(shop, customerByAddress, { email }, schema, now)).customerByIdentifier;
}

const Answer = z.object({
  customer: Customer.nullable(),
  userErrors: z.array(z.object({ field: z.array(z.string()).nullable(), message: z.string() })),
});

/** Who a customer is made of, as far as they said it themselves. */
export interface Person {
  firstName: string;
  locale: string | null;
}

/**
 * Makes a customer who has agreed. When no answer comes it is not asked again: Shopify may have made them, which shows at
 * the next look. @returns what is wrong, in Shopify's words; null when nothing is
 */
export async function createThere(
  shop: Shop,
  telling: Telling,
  { firstName, locale }: Person,
  now: Date,
): Promise<string | null> {
  const input = {
    email: telling.email,
    ...(firstName !== "" && { firstName }),
    ...(locale !== null && { locale }),
    emailMarketingConsent: consentOf(telling),
  };
  const schema = z.object({ customerCreate: Answer });
  return problemOf(telling, (await adminRequest(shop, createCustomer, { input }, schema, now, 0)).customerCreate);
}

/** Tells of a customer's word. Told twice, it is as if told once. @returns what is wrong; null when nothing is */
export async function updateThere(shop: Shop, telling: Telling, customerId: string, now: Date): Promise<string | null> {
  const input = { customerId: `gid://shopify/Customer/${customerId}`, emailMarketingConsent: consentOf(telling) };
  const schema = z.object({ customerEmailMarketingConsentUpdate: Answer });
  const told = await adminRequest(shop, updateConsent, { input }, schema, now);
  return problemOf(telling, told.customerEmailMarketingConsentUpdate);
}

function consentOf({ state, optInLevel, occurredAt }: Telling) {
  return {
    marketingState: state.toUpperCase(),
    ...(state === "subscribed" && { marketingOptInLevel: optInLevel.toUpperCase() }),
    consentUpdatedAt: occurredAt.toISOString(),
  };
}

/** What it says without complaint is looked at, too: Shopify may have kept what it had. */
function problemOf(telling: Telling, { customer, userErrors }: z.infer<typeof Answer>): string | null {
  if (userErrors.length > 0) return userErrors.map(({ message }) => message).join("; ");
  if (customer?.state === telling.state) return null;
  return customer ? `Shopify still says ${customer.state.replaceAll("_", " ")}` : "Shopify gave no reason";
}
