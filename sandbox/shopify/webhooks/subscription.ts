import { z } from "zod";
import { type PrintableObject, serialize } from "./json";

/** What an app wants to hear, as `[[webhooks.subscriptions]]` of its `shopify.app.toml` says it. */
export const Subscription = z.object({
  topics: z.array(z.string()).min(1),
  /** A path of the app, or an address of its own. */
  uri: z
    .string()
    .regex(/^(\/|https?:)/, "The sandbox delivers webhooks over HTTP only: give a path or an http address."),
  includeFields: z.array(z.string()).optional(),
  name: z.string().optional(),
});
export type Subscription = z.infer<typeof Subscription>;

/** A payload as a subscription wants it: whole, or the named fields of it. */
export function bodyFor({ includeFields }: Subscription, payload: PrintableObject): string {
  if (!includeFields) return serialize(payload);
  const wanted = new Set(includeFields);
  return serialize(Object.fromEntries(Object.entries(payload).filter(([field]) => wanted.has(field))));
}
