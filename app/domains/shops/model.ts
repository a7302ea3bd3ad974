import { z } from "zod";

/** A shop's permanent name at Shopify, in lower case. */
export const ShopDomain = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/, "must be a myshopify.com domain, such as my-shop.myshopify.com");

export const Timezone = z.string().refine(isTimezone, "is not a time zone, such as Europe/London");

/** The tenant. */
export interface Shop {
  id: number;
  domain: string;
  /** Shopify's number, once known. */
  shopifyId: string | null;
  name: string;
  timezone: string;
  currency: string;
  generation: number;
  installedAt: Date | null;
  uninstalledAt: Date | null;
  /** When its history was complete; before that nobody can say who is new. */
  readyAt: Date | null;
  /** Orders before this instant are known only by number; null when all are known. */
  historyFrom: Date | null;
}

/** What a shop/update delivery or the Admin API tells of a shop. */
export interface ShopFact {
  shopifyId: string;
  name: string;
  timezone: string | null;
  currency: string;
  version: Date;
}

/** Whom mail comes from and how it looks. */
export const SenderIdentity = z.strictObject({
  fromName: z
    .string()
    .trim()
    .min(1, "Enter the name shoppers know you by")
    .max(80)
    .regex(/^[^\r\n<>"]*$/, "Use letters only"),
  fromEmail: z.email("Enter an address of a domain you have verified with Resend"),
  replyTo: z.union([z.literal(""), z.email("Enter an address, or leave it empty")]),
  postalAddress: z.string().trim().min(10, "The law asks for a postal address in every mail").max(300),
  brandColor: z.string().regex(/^#[0-9a-f]{6}$/i, "Enter a colour such as #1f4d3a"),
  logoUrl: z.union([z.literal(""), z.url({ protocol: /^https$/, error: "Enter an https address, or leave it empty" })]),
});

export type SenderIdentity = z.infer<typeof SenderIdentity>;

const visibleDays = 60;

/** From when on Shopify lets the app read orders: everything with the scope read_all_orders, else 60 days. */
export function visibleFrom(scopes: string, now: Date): Date | null {
  if (scopes.split(",").includes("read_all_orders")) return null;
  return new Date(now.getTime() - visibleDays * 86_400_000);
}

/** A shop works until it is uninstalled, also one that was added by hand and never installed. */
export function isStopped(shop: Shop): boolean {
  return shop.uninstalledAt !== null;
}

/** Only an installed shop sends. */
export function maySend(shop: Shop): boolean {
  return shop.installedAt !== null && !isStopped(shop);
}

/** An uninstall reported late, of an install that has since been followed by another, changes nothing. */
export function isStaleUninstall(shop: Shop, triggeredAt: Date): boolean {
  return shop.installedAt !== null && triggeredAt < shop.installedAt;
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
