import { z } from "zod";
import { event } from "../../webhooks/event";
import { scopesPayload, shopPayload, shopRedactPayload } from "../../webhooks/payloads";
import type { Shop, Store } from "../model";
import type { Outcome } from "./outcome";

export const Nothing = z.object({});
export const UpdateShop = z.object({
  name: z.string().optional(),
  email: z.email().optional(),
  ianaTimezone: z.string().optional(),
});
export const ChangeScopes = z.object({ previous: z.array(z.string()), current: z.array(z.string()) });

export function updateShop(store: Store, input: z.input<typeof UpdateShop>): Outcome<Shop> {
  const { name, email, ianaTimezone } = UpdateShop.parse(input);
  store.shop = {
    ...store.shop,
    name: name ?? store.shop.name,
    email: email ?? store.shop.email,
    ianaTimezone: ianaTimezone ?? store.shop.ianaTimezone,
  };
  return { result: store.shop, events: [event("shop/update", shopPayload(store.shop))] };
}

/** The merchant removes the app. Revoking its tokens is the server's part. */
export function uninstall(store: Store): Outcome<null> {
  return { result: null, events: [event("app/uninstalled", shopPayload(store.shop))] };
}

/** What Shopify sends 48 hours after an uninstall. */
export function redactShop(store: Store): Outcome<null> {
  return { result: null, events: [event("shop/redact", shopRedactPayload(store.shop))] };
}

export function changeScopes(store: Store, input: z.input<typeof ChangeScopes>, now: Date): Outcome<null> {
  const { previous, current } = ChangeScopes.parse(input);
  return { result: null, events: [event("app/scopes_update", scopesPayload(store.shop, previous, current, now))] };
}
