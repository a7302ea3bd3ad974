import { z } from "zod";
import { consentStates } from "~/domains/consent/model";
import { ShopifyId } from "~/lib/shopify-id";
import { Instant, maybe, normalizeEmail } from "~/lib/wire";
import { topic, type Topic } from "./topic";

const Consent = z.object({
  customer_id: ShopifyId,
  email_address: maybe(z.string()),
  email_marketing_consent: z.object({
    state: z.string().toLowerCase().pipe(z.enum(consentStates)),
    opt_in_level: maybe(z.string()),
    consent_updated_at: maybe(Instant),
  }),
});

const updated = topic(Consent, ({ customer_id, email_address, email_marketing_consent: consent }, { triggeredAt }) => {
  const email = normalizeEmail(email_address);
  if (!email) return { outcome: "ignored", reason: "there is no address to permit writing to" };
  const occurredAt = consent.consent_updated_at ?? triggeredAt;
  if (!occurredAt && consent.state === "not_subscribed") {
    return { outcome: "ignored", reason: "nothing was ever said about marketing" };
  }
  if (!occurredAt) return { outcome: "dead", reason: "email_marketing_consent.consent_updated_at: is missing" };
  const { state, opt_in_level: optInLevel } = consent;
  return {
    mentions: [{ customerId: customer_id, email: null, at: occurredAt }],
    consents: [{ customerId: customer_id, email, state, optInLevel, source: "shopify", occurredAt }],
  };
});

export const consentTopics: Record<string, Topic> = { "customers_email_marketing_consent/update": updated };
