import type { ProfileFacts, ShopperEvent } from "./facts";

/** What an event names as its products. */
export function productIdsOf({ properties }: ShopperEvent): string[] {
  const given = properties["productIds"];
  return Array.isArray(given) ? given.flatMap((id) => idWord(id) ?? []) : [];
}

/** Every product that the profiles' facts name. */
export function productIdsIn(profiles: readonly ProfileFacts[]): string[] {
  const named = profiles.flatMap(({ orders, events }) => [
    ...orders.flatMap(({ lines }) => lines.flatMap(({ productId }) => productId ?? [])),
    ...events.flatMap(productIdsOf),
  ]);
  return [...new Set(named)];
}

/** A whole number of JSON, or a text of digits, as an id; null for anything else. */
export function idWord(value: unknown): string | null {
  const id = word(value);
  return id !== null && /^\d{1,19}$/.test(id) ? String(BigInt(id)) : null;
}

/** A text or a number of JSON as text; null for anything else. */
export function word(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}
