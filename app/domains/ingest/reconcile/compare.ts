import type { Known, Person, Told } from "./model";

export type Finding = "missing" | "stale" | "same";

/** Whether what is known of an object is all that Shopify tells of it. */
export function compare(told: Told, known: Known | undefined): Finding {
  if (!known?.version) return "missing";
  if (known.version < told.updatedAt) return "stale";
  return told.person && known.person && !isKnown(told.person, known.person) ? "stale" : "same";
}

function isKnown(told: Person, known: Person): boolean {
  const hasConsent = told.consentAt === null || (known.consentAt !== null && known.consentAt >= told.consentAt);
  const hasOrders = told.orders === null || told.orders === known.orders;
  return hasConsent && hasOrders && told.tags.toSorted().join("\n") === known.tags.toSorted().join("\n");
}
