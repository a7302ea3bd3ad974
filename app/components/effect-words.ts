import type { EffectReason } from "~/domains/flows/model";

/** Why what a step wants done outside is not done, in a merchant's words. */
const reasonWords: Record<EffectReason, string> = {
  no_customer: "because this shopper is no customer in Shopify",
  customer_missing: "because Shopify has this customer no more",
  not_allowed: "because Shopify has not allowed Tessera to edit customers yet",
  reauthorization_needed: "because the app has to be opened in the Shopify admin once",
  refused_by_shopify: "because Shopify refused it",
  shop_stopped: "because the app was not installed at that moment",
  no_sender: "because the settings do not say yet who your mail comes from",
  address_suppressed:
    "because your own address is not written to any more: an earlier mail came back or was marked as spam",
  refused_by_resend: "because Resend refused the mail",
  address_not_allowed: "because its address does not lead into the public internet",
  address_unknown: "because there is no such address",
  refused_by_target: "because the other side refused it",
  redirected: "because the other side sent it on to another address, which is not followed",
  no_answer: "because there was no answer",
  trouble_at_target: "because the other side had trouble of its own",
  slowed_down: "because the other side asked to slow down",
  resting: "because the other side had not answered for long and was left in peace",
  unreadable: "because what the step says cannot be read any more",
};

/** Why, in words that follow "Not done" or "Tried again". */
export function describeEffectReason(reason: string): string {
  const known = Object.entries(reasonWords).find(([name]) => name === reason);
  return known?.[1] ?? `(${reason.replaceAll("_", " ")})`;
}

/** What a step of a flow wanted done for a shopper, when it is done and when it is not. */
const deeds: Record<string, { done: (name: string) => string; failed: (name: string) => string }> = {
  tag_add: {
    done: (name) => `Was given the tag “${name}” in Shopify`,
    failed: (name) => `The tag “${name}” was not added in Shopify`,
  },
  tag_remove: {
    done: (name) => `Lost the tag “${name}” in Shopify`,
    failed: (name) => `The tag “${name}” was not taken away in Shopify`,
  },
  notify: { done: (name) => `You were told: “${name}”`, failed: (name) => `You were not told “${name}”` },
  webhook: { done: (name) => `“${name}” was told`, failed: (name) => `“${name}” was not told` },
};

/** On a shopper's timeline: a deed and how it ended, such as `tag_add_failed`. Null for what is no deed of a flow. */
export function describeEffect(what: string, name: string, reason: string | null): string | null {
  const [, deed = "", state] = /^(.*)_(done|failed)$/.exec(what) ?? [];
  const words = Object.hasOwn(deeds, deed) ? deeds[deed] : undefined;
  if (!words) return null;
  if (state === "done") return words.done(name);
  return `${words.failed(name)}${reason ? `, ${describeEffectReason(reason)}` : ""}`;
}
